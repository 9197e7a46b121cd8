import Add from '@mui/icons-material/Add';
import EditOutlined from '@mui/icons-material/EditOutlined';
import { Box, Button, IconButton, TableCell, TableRow, Typography } from '@mui/material';
import { useState } from 'react';
import { type Cohort, type Insurer, settings as promises } from '#contract/settings.ts';
import { useToday } from '../../shared/clock.ts';
import { useFormat } from '../../shared/format.ts';
import { useRead } from '../../shared/query.ts';
import { ShortTable } from '../../shared/ShortTable.tsx';
import { useTexts } from '../../shared/texts/index.ts';
import { CohortDialog } from './CohortDialog.tsx';

/** The renewal periods of an insurer and their deadlines. */
export function CohortTable({ insurer, mayChange }: { insurer: Insurer; mayChange: boolean }) {
  const { common, settings: texts } = useTexts();
  const format = useFormat();
  const today = useToday();
  const { data } = useRead(promises.cohorts, {});
  const [editing, setEditing] = useState<Cohort | 'new' | null>(null);
  const rows = data?.rows.filter(({ insurerId }) => insurerId === insurer.id) ?? [];
  return (
    <>
      {rows.length === 0 ? (
        <Typography sx={{ px: 2, py: 1, color: 'text.secondary' }}>
          {data === undefined ? common.loading : texts.noCohort}
        </Typography>
      ) : (
        <ShortTable
          heads={[texts.cohort, texts.deadline, texts.firstMailOn]}
          label={`${texts.cohorts} – ${insurer.name}`}
          actions
          framed={false}
        >
          {rows.map((cohort) => (
            <TableRow key={cohort.id} hover>
              <TableCell sx={{ fontWeight: 600 }}>{cohort.name}</TableCell>
              <TableCell sx={{ whiteSpace: 'nowrap' }}>
                {format.longDate(cohort.deadline)}{' '}
                <Box component="span" sx={{ color: 'text.secondary' }}>
                  ({format.relativeDay(cohort.deadline, today)})
                </Box>
              </TableCell>
              <TableCell>{cohort.firstMailOn === null ? common.none : format.date(cohort.firstMailOn)}</TableCell>
              <TableCell align="right" sx={{ py: 0 }}>
                {mayChange && (
                  <IconButton aria-label={texts.editCohort(cohort.name)} onClick={() => setEditing(cohort)}>
                    <EditOutlined fontSize="small" />
                  </IconButton>
                )}
              </TableCell>
            </TableRow>
          ))}
        </ShortTable>
      )}
      {mayChange && (
        <Box sx={{ p: 1 }}>
          <Button size="small" startIcon={<Add />} onClick={() => setEditing('new')}>
            {texts.addCohort}
          </Button>
        </Box>
      )}
      {editing !== null && (
        <CohortDialog
          insurerId={insurer.id}
          cohort={editing === 'new' ? null : editing}
          onClose={() => setEditing(null)}
        />
      )}
    </>
  );
}
