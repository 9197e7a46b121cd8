import { Button } from '@mui/material';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { imports, type Import, type ImportState } from '#contract/imports.ts';
import { ConfirmDialog } from '../shared/ConfirmDialog.tsx';
import { useFormat } from '../shared/format.ts';
import { useWrite } from '../shared/query.ts';
import { useTexts } from '../shared/texts/index.ts';
import { toast } from '../shared/toast.ts';
import { worded } from '../shared/worded.ts';
import { toApply } from './row-words.ts';

type Question = 'approve' | 'discard' | 'stop' | 'stopUndo' | 'undo';

/** Nothing of these lists has come to the accounts yet. */
const throwable: readonly ImportState[] = ['received', 'reading', 'needs_mapping', 'preview', 'failed'];

/** What may be decided about a list in its present state. */
export function Decisions({ list }: { list: Import }) {
  const { imports: words } = useTexts();
  const [asking, setAsking] = useState<Question | null>(null);
  const { state, counts } = list;
  const open = (question: Question) => () => setAsking(question);
  return (
    <>
      {throwable.includes(state) && <Button onClick={open('discard')}>{words.discard}</Button>}
      {state === 'applying' && <Button onClick={open('stop')}>{words.stop}</Button>}
      {state === 'undoing' && <Button onClick={open('stopUndo')}>{words.stop}</Button>}
      {state === 'preview' && toApply(counts) > 0 && (
        <Button variant="contained" onClick={open('approve')}>
          {words.approve}
        </Button>
      )}
      {state === 'applied' && (
        <>
          <Button onClick={open('undo')}>{words.undo}</Button>
          <Button component={Link} to="/accounts" variant="contained">
            {words.openAccounts}
          </Button>
        </>
      )}
      {asking && <Asked question={asking} list={list} onClose={() => setAsking(null)} />}
    </>
  );
}

function Asked({ question, list, onClose }: { question: Question; list: Import; onClose: () => void }) {
  const texts = useTexts();
  const { imports: words } = texts;
  const { number } = useFormat();
  const navigate = useNavigate();
  const apply = useWrite(imports.apply);
  const undo = useWrite(imports.undo);
  const discard = useWrite(imports.discard);
  const { id, counts } = list;
  const accounts = counts.new + counts.changed + counts.gone;

  const run = async (work: () => Promise<unknown>): Promise<void> => {
    try {
      await work();
      onClose();
    } catch (failure) {
      toast(worded(texts, failure).what, { kind: 'failed' });
      onClose();
    }
  };
  const common = { onClose, busy: apply.isPending || undo.isPending || discard.isPending };
  switch (question) {
    case 'approve':
      return (
        <ConfirmDialog
          {...common}
          title={words.approveTitle}
          action={words.approveAction(number(toApply(counts)))}
          onConfirm={() => void run(() => apply.mutateAsync({ id }))}
        >
          {words.approveText(number(counts.new), number(counts.changed), number(counts.gone))}
          {counts.faulty > 0 && words.faultyLeftOut(number(counts.faulty))}
          {counts.conflictList > 0 && words.settle.listWins(number(counts.conflictList))}
          {counts.conflictOpen > 0 && words.settle.unsettled(number(counts.conflictOpen))}
        </ConfirmDialog>
      );
    case 'undo':
      return (
        <ConfirmDialog
          {...common}
          destructive
          count={accounts}
          title={words.undoTitle}
          action={words.undoAction}
          onConfirm={() => void run(() => undo.mutateAsync({ id }))}
        >
          {words.undoText(number(accounts))}
        </ConfirmDialog>
      );
    case 'stop':
      return (
        <ConfirmDialog
          {...common}
          destructive
          title={words.stopTitle}
          action={words.stopAction}
          onConfirm={() => void run(() => discard.mutateAsync({ id }))}
        >
          {words.stopText}
        </ConfirmDialog>
      );
    case 'stopUndo':
      return (
        <ConfirmDialog
          {...common}
          destructive
          title={words.stopUndoTitle}
          action={words.stopUndoAction}
          onConfirm={() => void run(() => discard.mutateAsync({ id }))}
        >
          {words.stopUndoText}
        </ConfirmDialog>
      );
    case 'discard':
      return (
        <ConfirmDialog
          {...common}
          destructive
          title={words.discardTitle}
          action={words.discard}
          onConfirm={() =>
            void run(async () => {
              // Gone from its page first: what is no more cannot be read again.
              await navigate('/imports');
              await discard.mutateAsync({ id });
            })
          }
        >
          {words.discardText}
        </ConfirmDialog>
      );
  }
}
