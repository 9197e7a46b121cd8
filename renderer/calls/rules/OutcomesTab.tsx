import Add from '@mui/icons-material/Add';
import BlockOutlined from '@mui/icons-material/BlockOutlined';
import CheckCircleOutlined from '@mui/icons-material/CheckCircleOutlined';
import EditOutlined from '@mui/icons-material/EditOutlined';
import { Button, IconButton, Stack, TableCell, TableRow, Typography } from '@mui/material';
import { useState } from 'react';
import type { CallOutcome } from '#contract/call-outcomes.ts';
import { calls } from '#contract/calls.ts';
import { Loaded } from '../../shared/Loaded.tsx';
import { useRead } from '../../shared/query.ts';
import { ShortTable } from '../../shared/ShortTable.tsx';
import { useTexts } from '../../shared/texts/index.ts';
import { ToneChip } from '../../shared/ToneChip.tsx';
import { Key } from '../Key.tsx';
import { OutcomeDialog } from './OutcomeDialog.tsx';
import { Tabs } from '../Tabs.tsx';
import { outcomeWord } from '../words.ts';

/** The ways a call can end: key, what follows, and when the next call is. */
export function OutcomesTab() {
  const texts = useTexts();
  const { calls: words, common } = texts;
  const { heads } = words;
  const query = useRead(calls.outcomes, {});
  const [editing, setEditing] = useState<CallOutcome | 'new' | null>(null);
  return (
    <Tabs
      actions={
        <Button variant="contained" startIcon={<Add />} onClick={() => setEditing('new')}>
          {words.addOutcome}
        </Button>
      }
    >
      <Stack sx={{ gap: 2, p: 3 }}>
        <Typography variant="body2" sx={{ color: 'text.secondary' }}>
          {words.outcomesHint}
        </Typography>
        <Loaded query={query}>
          {({ rows }) => (
            <>
              <ShortTable
                heads={[heads.key, heads.outcome, words.contact, heads.retry, heads.caps, heads.effect, words.active]}
                actions
              >
                {rows.map((row) => (
                  <TableRow key={row.code} hover>
                    <TableCell>
                      <Key>{row.key.toUpperCase()}</Key>
                    </TableCell>
                    <TableCell sx={{ fontWeight: 600 }}>{outcomeWord(texts, row)}</TableCell>
                    <TableCell sx={{ whiteSpace: 'nowrap' }}>{row.contact ? words.yes : words.no}</TableCell>
                    <TableCell>{words.retryIn(row.retry, row.retryAfter)}</TableCell>
                    <TableCell>{`${row.dayCap ?? common.none} / ${row.cap ?? common.none}`}</TableCell>
                    <TableCell>{words.effects[row.effect]}</TableCell>
                    <TableCell>
                      {row.active ? (
                        <ToneChip tone="done" icon={CheckCircleOutlined} word={words.active} />
                      ) : (
                        <ToneChip tone="quiet" icon={BlockOutlined} word={words.off} />
                      )}
                    </TableCell>
                    <TableCell align="right" sx={{ py: 0 }}>
                      <IconButton
                        aria-label={words.editOutcome(outcomeWord(texts, row))}
                        onClick={() => setEditing(row)}
                      >
                        <EditOutlined fontSize="small" />
                      </IconButton>
                    </TableCell>
                  </TableRow>
                ))}
              </ShortTable>
              {editing !== null && (
                <OutcomeDialog
                  all={rows}
                  outcome={editing === 'new' ? null : editing}
                  onClose={() => setEditing(null)}
                />
              )}
            </>
          )}
        </Loaded>
      </Stack>
    </Tabs>
  );
}
