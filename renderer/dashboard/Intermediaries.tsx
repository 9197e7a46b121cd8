import {
  Box,
  Button,
  Table,
  TableBody,
  TableCell,
  TableContainer,
  TableHead,
  TableRow,
  TableSortLabel,
  Typography,
} from '@mui/material';
import { useState } from 'react';
import { Link } from 'react-router';
import { mustRegisterStatuses, openStatuses, registeredStatuses } from '#contract/account-status.ts';
import type { IntermediaryStanding } from '#contract/dashboard.ts';
import { accountsLink } from '../shared/accounts-link.ts';
import { useFormat } from '../shared/format.ts';
import { NumberLink } from '../shared/NumberLink.tsx';
import { useMay } from '../shared/session.ts';
import { type OverviewTexts, useOverviewTexts } from '../shared/texts/index.ts';
import { Panel } from './Panel.tsx';
import { type FirmColumn, firmColumns, type FirmOrder, shareOf, sortFirms } from './sort-firms.ts';
import type { Period } from './use-dashboard.ts';

const FEW = 12;

const headings = (words: OverviewTexts['dashboard']): Record<FirmColumn, string> => ({
  name: words.intermediary,
  mustRegister: words.mustRegister,
  registered: words.registered,
  share: words.share,
  open: words.open,
  overdue: words.overdue,
  lastContactAt: words.lastContact,
});

/** Each intermediary's clients of the period; the one with most to do first. */
export function Intermediaries({ period: { standing, detail } }: { period: Period }) {
  const words = useOverviewTexts().dashboard;
  const format = useFormat();
  const [order, setOrder] = useState<FirmOrder>({ by: 'open', descending: true });
  const [all, setAll] = useState(false);
  const mayExport = useMay('exports:make');
  const sorted = sortFirms(detail.intermediaries, order);
  const shown = all ? sorted : sorted.slice(0, FEW);
  const heads = headings(words);
  return (
    <Panel
      title={words.intermediaries}
      actions={
        mayExport && (
          <Button size="small" component={Link} to={`/exports/new?kind=intermediaries&cohort=${standing.id}`}>
            {words.excel}
          </Button>
        )
      }
    >
      <TableContainer>
        <Table size="small" sx={{ '@media print': { '& th, & td': { px: 0.5, fontSize: '0.75rem' } } }}>
          <TableHead>
            <TableRow>
              {firmColumns.map((column) => (
                <TableCell
                  key={column}
                  align={column === 'name' ? 'left' : 'right'}
                  sortDirection={order.by === column && (order.descending ? 'desc' : 'asc')}
                >
                  <TableSortLabel
                    active={order.by === column}
                    direction={order.by === column && !order.descending ? 'asc' : 'desc'}
                    onClick={() =>
                      setOrder({ by: column, descending: order.by === column ? !order.descending : column !== 'name' })
                    }
                  >
                    {heads[column]}
                  </TableSortLabel>
                </TableCell>
              ))}
            </TableRow>
          </TableHead>
          <TableBody>
            {shown.map((firm) => (
              <FirmRow key={firm.code} firm={firm} cohort={standing.id} heads={heads} />
            ))}
          </TableBody>
        </Table>
      </TableContainer>
      {sorted.length > FEW && (
        <Button size="small" className="no-print" onClick={() => setAll(!all)} sx={{ mt: 1 }}>
          {all ? words.showFew : words.showAll(format.number(sorted.length))}
        </Button>
      )}
    </Panel>
  );
}

type FirmRowProps = { firm: IntermediaryStanding; cohort: number; heads: Record<FirmColumn, string> };

function FirmRow({ firm, cohort, heads }: FirmRowProps) {
  const words = useOverviewTexts().dashboard;
  const format = useFormat();
  const name = firm.name ?? words.nobody;
  const intermediary = firm.code ?? 'none';
  const count = (column: 'mustRegister' | 'registered' | 'open' | 'overdue', filter: object, colour?: string) => (
    <TableCell align="right">
      <NumberLink
        value={firm[column]}
        to={accountsLink({ cohort, intermediary, ...filter })}
        label={`${name}, ${heads[column]}`}
        sx={colour !== undefined && firm[column] > 0 ? { color: colour, fontWeight: 600 } : {}}
      />
    </TableCell>
  );
  return (
    <TableRow hover>
      <TableCell component="th" scope="row">
        {name}{' '}
        {firm.code !== null && (
          <Typography component="span" variant="body2" sx={{ color: 'text.secondary' }}>
            {firm.code}
          </Typography>
        )}
      </TableCell>
      {count('mustRegister', { status: mustRegisterStatuses })}
      {count('registered', { status: registeredStatuses })}
      <TableCell align="right" className="figures">
        <Box sx={{ display: 'flex', alignItems: 'center', justifyContent: 'flex-end', gap: 1 }}>
          <Box aria-hidden className="no-print" sx={{ width: 56, height: 6, borderRadius: 3, bgcolor: 'track' }}>
            <Box
              sx={{ height: 1, borderRadius: 3, bgcolor: 'success.main' }}
              style={{ width: `${shareOf(firm) * 100}%` }}
            />
          </Box>
          <Box component="span" sx={{ minWidth: 36 }}>
            {format.percent(shareOf(firm))}
          </Box>
        </Box>
      </TableCell>
      {count('open', { status: openStatuses })}
      {count('overdue', { overdue: true }, 'error.main')}
      <TableCell align="right">
        {firm.lastContactAt === null ? (
          words.never
        ) : (
          <time dateTime={firm.lastContactAt}>{format.instant(firm.lastContactAt)}</time>
        )}
      </TableCell>
    </TableRow>
  );
}
