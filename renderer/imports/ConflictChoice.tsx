import { Box, ToggleButton, ToggleButtonGroup, Typography } from '@mui/material';
import { useState } from 'react';
import { imports, type RowConflict, settlements } from '#contract/imports.ts';
import { FailureNote } from '../shared/FailureNote.tsx';
import { useFormat } from '../shared/format.ts';
import { useWrite } from '../shared/query.ts';
import { useTexts } from '../shared/texts/index.ts';
import { conflictWords, fieldName } from './row-words.ts';

type ConflictChoiceProps = { importId: number; row: number; conflict: RowConflict; open: boolean };

/** One conflict of a line, and whose value shall count. */
export function ConflictChoice({ importId, row, conflict, open }: ConflictChoiceProps) {
  const texts = useTexts();
  const format = useFormat();
  const settle = useWrite(imports.settle);
  const [settled, setSettled] = useState(conflict.settled);
  const words = texts.imports.settle;
  const { field } = conflict;
  const choose = (as: RowConflict['settled']): void =>
    settle.mutate({ id: importId, rows: [row], field, as }, { onSuccess: () => setSettled(as) });
  return (
    <Box component="li" sx={{ mb: 1 }}>
      <Typography>{conflictWords({ texts, format }, { ...conflict, settled: null })}</Typography>
      {open && !conflict.fixed ? (
        <ToggleButtonGroup
          exclusive
          size="small"
          value={settled}
          disabled={settle.isPending}
          aria-label={words.conflictOf(fieldName(texts, field))}
          onChange={(_event, chosen: RowConflict['settled']) => choose(chosen)}
          sx={{ mt: 0.5 }}
        >
          {settlements.toReversed().map((as) => (
            <ToggleButton key={as} value={as}>
              {words[as]}
            </ToggleButton>
          ))}
        </ToggleButtonGroup>
      ) : (
        <Typography variant="body2" sx={{ color: 'text.secondary' }}>
          {conflict.fixed ? words.fixed : settled === 'list' ? words.settledList : words.settledKept}
        </Typography>
      )}
      <FailureNote failure={settle.error} />
    </Box>
  );
}
