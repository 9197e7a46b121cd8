import { TextField, Typography } from '@mui/material';
import { useState } from 'react';
import type { AccountFilter } from '#contract/accounts.ts';
import { calls } from '#contract/calls.ts';
import { ConfirmDialog } from '../shared/ConfirmDialog.tsx';
import { worded } from '../shared/worded.ts';
import { FailureNote } from '../shared/FailureNote.tsx';
import { useFormat } from '../shared/format.ts';
import { useWrite } from '../shared/query.ts';
import { useTexts } from '../shared/texts/index.ts';
import { toast } from '../shared/toast.ts';

const LONGEST = 200;

type CallDialogProps = { audience: AccountFilter; count: number; onClose: () => void };

/** Puts the clients of a selection into the call queue, with what the agent is to know; can be taken back. */
export function CallDialog({ audience, count, onClose }: CallDialogProps) {
  const texts = useTexts();
  const { adding } = texts.calls;
  const format = useFormat();
  const [why, setWhy] = useState('');
  const add = useWrite(calls.add);
  const takeBack = useWrite(calls.takeBack);
  const failed = (failure: unknown): void => toast(worded(texts, failure).what, { kind: 'failed' });
  const go = async (): Promise<void> => {
    const said = why.trim();
    const { added, batch, left } = await add.mutateAsync({ filter: audience, ...(said === '' ? {} : { why: said }) });
    const others = (Object.keys(adding.left) as (keyof typeof adding.left)[]).flatMap((reason) => {
      const n = left[reason];
      return n === undefined ? [] : [adding.left[reason](format.number(n))];
    });
    // the dialog is gone by then
    const undo = (taken: string): void =>
      void takeBack
        .mutateAsync({ batch: taken })
        .then(({ removed }) => toast(adding.takenBack(format.number(removed))), failed);
    toast([adding.added(format.number(added)), others.join(', ')].filter(Boolean).join(' '), {
      kind: added > 0 ? 'done' : 'told',
      ...(batch === null ? {} : { undo: () => undo(batch) }),
    });
    onClose();
  };
  return (
    <ConfirmDialog
      title={adding.title}
      action={adding.title}
      count={count}
      busy={add.isPending}
      onClose={onClose}
      onConfirm={() => void go().catch(() => undefined)}
    >
      <Typography>{adding.what(format.number(count))}</Typography>
      <TextField
        fullWidth
        label={adding.why}
        value={why}
        onChange={({ target }) => setWhy(target.value)}
        slotProps={{ htmlInput: { maxLength: LONGEST, autoComplete: 'off' } }}
        sx={{ mt: 2 }}
      />
      <FailureNote failure={add.error} />
    </ConfirmDialog>
  );
}
