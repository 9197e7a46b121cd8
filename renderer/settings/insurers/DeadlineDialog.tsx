import { Stack } from '@mui/material';
import { type Cohort, settings as promises } from '#contract/settings.ts';
import { ConfirmDialog } from '../../shared/ConfirmDialog.tsx';
import { FailureNote } from '../../shared/FailureNote.tsx';
import { useFormat } from '../../shared/format.ts';
import { Loaded } from '../../shared/Loaded.tsx';
import { useRead, useWrite } from '../../shared/query.ts';
import { useTexts } from '../../shared/texts/index.ts';
import { toast } from '../../shared/toast.ts';

type DeadlineDialogProps = {
  cohort: Cohort;
  given: { name: string; deadline: string; firstMailOn: string };
  onBack: () => void;
  onDone: () => void;
};

/** Says how many accounts a new deadline moves before it does. */
export function DeadlineDialog({ cohort, given, onBack, onDone }: DeadlineDialogProps) {
  const { settings: texts } = useTexts();
  const format = useFormat();
  const counted = useRead(promises.cohortAccounts, { id: cohort.id }, { topics: ['accounts'] });
  const change = useWrite(promises.changeCohort, ['settings', 'accounts']);
  const moving = counted.data?.moving ?? 0;
  const confirm = async (): Promise<void> => {
    const { firstMailOn, ...rest } = given;
    await change.mutateAsync({ id: cohort.id, ...rest, firstMailOn: firstMailOn === '' ? null : firstMailOn });
    toast(texts.deadlineMoved(format.number(moving)));
    onDone();
  };
  return (
    <ConfirmDialog
      title={texts.editCohort(cohort.name)}
      action={texts.moveDeadline}
      count={moving}
      busy={change.isPending || counted.data === undefined}
      onClose={onBack}
      onConfirm={() => void confirm().catch(() => undefined)}
    >
      <Stack sx={{ gap: 1 }}>
        <span>{texts.deadlineFromTo(format.longDate(cohort.deadline), format.longDate(given.deadline))}</span>
        <Loaded query={counted} lines={1}>
          {({ total }) => <span>{texts.deadlineMoves(format.number(moving), format.number(total - moving))}</span>}
        </Loaded>
        <FailureNote failure={change.error} />
      </Stack>
    </ConfirmDialog>
  );
}
