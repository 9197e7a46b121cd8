import { Table, TableBody, TableCell, TableContainer, TableHead, TableRow } from '@mui/material';
import { openStatuses, registeredStatuses } from '#contract/account-status.ts';
import { accountsLink } from '../shared/accounts-link.ts';
import { useFormat } from '../shared/format.ts';
import { NumberLink } from '../shared/NumberLink.tsx';
import { useOverviewTexts } from '../shared/texts/index.ts';
import { HEIGHT } from './curve-geometry.ts';
import type { Period } from './use-dashboard.ts';

/** The days of the curve, the newest first. */
export function DayTable({ period: { standing, detail } }: { period: Period }) {
  const words = useOverviewTexts().dashboard;
  const format = useFormat();
  const cohort = standing.id;
  return (
    <TableContainer
      sx={{ maxHeight: HEIGHT + 22 }}
      tabIndex={0}
      role="region"
      aria-label={`${words.curve}: ${words.asTable}`}
    >
      <Table size="small" stickyHeader>
        <TableHead>
          <TableRow>
            <TableCell>{words.day}</TableCell>
            <TableCell align="right">{words.registered}</TableCell>
            <TableCell align="right">{words.open}</TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {detail.days.toReversed().map(({ day, registered, open }) => (
            <TableRow key={day}>
              <TableCell component="th" scope="row">
                {format.date(day)}
              </TableCell>
              <TableCell align="right">
                <NumberLink
                  value={registered}
                  label={words.registeredOn(format.date(day))}
                  to={accountsLink({ cohort, status: [...registeredStatuses], confirmedFrom: day, confirmedTo: day })}
                />
              </TableCell>
              <TableCell align="right">
                <NumberLink
                  value={open}
                  label={words.openOn(format.date(day))}
                  to={accountsLink({ cohort, status: [...openStatuses], asOf: day })}
                />
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </TableContainer>
  );
}
