import { Button, Stack, Typography } from '@mui/material';
import { useState } from 'react';
import { imports, type Import } from '#contract/imports.ts';
import { ConfirmDialog } from '../shared/ConfirmDialog.tsx';
import { FailureNote } from '../shared/FailureNote.tsx';
import { useFormat } from '../shared/format.ts';
import { useWrite } from '../shared/query.ts';
import { useTexts } from '../shared/texts/index.ts';

/** Settles every conflict of a list at once; one by one they are settled in the line's drawer. */
export function ConflictBar({ list: { id, counts } }: { list: Import }) {
  const { imports: texts } = useTexts();
  const words = texts.settle;
  const { number } = useFormat();
  const settle = useWrite(imports.settle);
  const [asking, setAsking] = useState(false);
  const { conflict, conflictOpen, conflictList } = counts;
  return (
    <Stack direction="row" sx={{ gap: 1, alignItems: 'center', flexWrap: 'wrap' }}>
      <Typography aria-live="polite" variant="body2" sx={{ flex: 1, minWidth: 280, fontWeight: 600 }}>
        {conflictOpen > 0 ? words.open(number(conflictOpen)) : words.done(number(conflictList))}
      </Typography>
      <Button variant="outlined" disabled={settle.isPending} onClick={() => settle.mutate({ id, as: 'kept' })}>
        {words.allKept}
      </Button>
      <Button variant="outlined" disabled={settle.isPending} onClick={() => setAsking(true)}>
        {words.allList}
      </Button>
      <FailureNote failure={settle.error} />
      {asking && (
        <ConfirmDialog
          title={words.allListTitle}
          action={words.allList}
          busy={settle.isPending}
          onClose={() => setAsking(false)}
          onConfirm={() => {
            settle.mutate({ id, as: 'list' });
            setAsking(false);
          }}
        >
          {words.allListText(number(conflict))}
        </ConfirmDialog>
      )}
    </Stack>
  );
}
