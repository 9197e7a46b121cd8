import { TextField } from '@mui/material';
import { useState } from 'react';
import { type Cohort, settings as promises } from '#contract/settings.ts';
import { useForm } from '../../shared/form.ts';
import { FormDialog } from '../../shared/FormDialog.tsx';
import { filled } from '../../shared/person-faults.ts';
import { useRead, useWrite } from '../../shared/query.ts';
import { useTexts } from '../../shared/texts/index.ts';
import { toast } from '../../shared/toast.ts';
import { DeadlineDialog } from './DeadlineDialog.tsx';

type CohortDialogProps = { insurerId: number; cohort: Cohort | null; onClose: () => void };

const day = { type: 'date', slotProps: { inputLabel: { shrink: true } } } as const;

/** Adds a renewal period or changes one. A new deadline is asked about once more: it moves accounts. */
export function CohortDialog({ insurerId, cohort, onClose }: CohortDialogProps) {
  const texts = useTexts();
  const { settings } = texts;
  const { data: known } = useRead(promises.cohorts, {}, { topics: ['settings'] });
  const taken = (name: string): boolean =>
    known?.rows.some(
      (other) => other.insurerId === insurerId && other.name === name.trim() && other.id !== cohort?.id,
    ) ?? false;
  const add = useWrite(promises.addCohort);
  const change = useWrite(promises.changeCohort);
  const [asking, setAsking] = useState(false);
  const form = useForm({
    first: { name: cohort?.name ?? '', deadline: cohort?.deadline ?? '', firstMailOn: cohort?.firstMailOn ?? '' },
    check: ({ name, deadline }) => ({
      name: filled(name, texts) ?? (taken(name) ? settings.cohortTaken : undefined),
      deadline: filled(deadline, texts),
    }),
    send: async ({ name, deadline, firstMailOn }) => {
      const given = { name, deadline, firstMailOn: firstMailOn === '' ? null : firstMailOn };
      if (cohort !== null && cohort.deadline !== deadline) {
        setAsking(true);
        return;
      }
      await (cohort === null
        ? add.mutateAsync({ insurerId, name, deadline, ...(firstMailOn === '' ? {} : { firstMailOn }) })
        : change.mutateAsync({ id: cohort.id, ...given }));
      toast(texts.common.saved);
      onClose();
    },
  });
  if (asking && cohort !== null)
    return <DeadlineDialog cohort={cohort} given={form.values} onBack={() => setAsking(false)} onDone={onClose} />;
  return (
    <FormDialog
      title={cohort === null ? settings.addCohort : settings.editCohort(cohort.name)}
      form={form}
      onClose={onClose}
    >
      <TextField {...form.field('name', settings.cohort)} autoFocus autoComplete="off" />
      <TextField {...form.field('deadline', settings.deadline, texts.session.deadlineHint)} {...day} />
      <TextField
        {...form.field('firstMailOn', settings.firstMailOn, cohort === null ? settings.firstMailHint : undefined)}
        {...day}
      />
    </FormDialog>
  );
}
