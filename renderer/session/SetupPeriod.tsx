import { Button, Stack, TextField, Typography } from '@mui/material';
import { FailureNote } from '../shared/FailureNote.tsx';
import { useForm } from '../shared/form.ts';
import { filled } from '../shared/person-faults.ts';
import { useFirstTexts } from '../shared/texts/index.ts';

export type Period = { insurer: string; cohort: string; deadline: string };
export const noPeriod: Period = { insurer: '', cohort: '', deadline: '' };

type SetupPeriodProps = {
  onBack: () => void;
  /** Makes everything given so far; an empty period is left for later. */
  onCreate: (period: Period) => Promise<void>;
};

/** Second screen of the first start: which insurer, which deadline. */
export function SetupPeriod({ onBack, onCreate }: SetupPeriodProps) {
  const texts = useFirstTexts();
  const { session } = texts;
  const form = useForm<Period>({
    first: noPeriod,
    check: ({ insurer, cohort, deadline }) => ({
      insurer: filled(insurer, texts),
      cohort: filled(cohort, texts),
      deadline: filled(deadline, texts),
    }),
    send: onCreate,
  });
  const later = useForm<Period>({ first: noPeriod, send: onCreate });
  return (
    <form {...form.props}>
      <Stack sx={{ gap: 1.75 }}>
        <div>
          <Typography variant="h1">{session.what}</Typography>
          <Typography sx={{ color: 'text.secondary', mt: 0.5 }}>{session.whatHint}</Typography>
        </div>
        <FailureNote failure={form.failure ?? later.failure} />
        <TextField {...form.field('insurer', session.insurer)} autoFocus autoComplete="organization" />
        <TextField {...form.field('cohort', session.cohort, session.cohortExample)} autoComplete="off" />
        <TextField
          {...form.field('deadline', session.deadline, session.deadlineHint)}
          type="date"
          slotProps={{ inputLabel: { shrink: true }, htmlInput: { min: '2000-01-01', max: '2999-12-31' } }}
        />
        <Stack direction="row" sx={{ gap: 1, alignItems: 'center', flexWrap: 'wrap' }}>
          <Button onClick={onBack} disabled={form.busy}>
            {texts.common.back}
          </Button>
          <Button onClick={later.props.onSubmit} disabled={form.busy || later.busy} sx={{ ml: 'auto' }}>
            {session.later}
          </Button>
          <Button type="submit" variant="contained" disabled={form.busy || later.busy}>
            {session.finish}
          </Button>
        </Stack>
      </Stack>
    </form>
  );
}
