import { Button, Stack, TextField, Typography } from '@mui/material';
import { type FormEvent, useState } from 'react';
import { FailureNote } from '../shared/FailureNote.tsx';
import { useTexts } from '../shared/texts/index.ts';

export type Period = { insurer: string; cohort: string; deadline: string };
export const noPeriod: Period = { insurer: '', cohort: '', deadline: '' };

type SetupPeriodProps = {
  period: Period;
  onChange: (period: Period) => void;
  onBack: () => void;
  /** Makes everything given so far; an empty period is left for later. */
  onCreate: (period: Period) => Promise<void>;
};

export function SetupPeriod({ period, onChange, onBack, onCreate }: SetupPeriodProps) {
  const texts = useTexts();
  const [told, setTold] = useState(false);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const create = async (given: Period): Promise<void> => {
    setBusy(true);
    try {
      await onCreate(given);
    } catch (reason) {
      setFailure(reason);
      setBusy(false);
    }
  };
  const field = (name: keyof Period, hint: string) => {
    const missing = told && period[name].trim() === '';
    return {
      name,
      label: texts.session[name],
      value: period[name],
      error: missing,
      helperText: missing ? texts.common.required : hint,
      onChange: (event: { target: { value: string } }) => onChange({ ...period, [name]: event.target.value }),
    };
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTold(true);
    if (Object.values(period).every((value) => value.trim() !== '')) void create(period);
  };
  return (
    <form onSubmit={submit} noValidate>
      <Stack sx={{ gap: 1.75 }}>
        <div>
          <Typography variant="h1">{texts.session.what}</Typography>
          <Typography sx={{ color: 'text.secondary', mt: 0.5 }}>{texts.session.whatHint}</Typography>
        </div>
        <FailureNote failure={failure} />
        <TextField {...field('insurer', '')} autoFocus autoComplete="organization" />
        <TextField {...field('cohort', texts.session.cohortExample)} autoComplete="off" />
        <TextField
          {...field('deadline', texts.session.deadlineHint)}
          type="date"
          slotProps={{ inputLabel: { shrink: true }, htmlInput: { min: '2000-01-01', max: '2999-12-31' } }}
        />
        <Stack direction="row" sx={{ gap: 1, alignItems: 'center', flexWrap: 'wrap' }}>
          <Button onClick={onBack} disabled={busy}>
            {texts.common.back}
          </Button>
          <Button onClick={() => void create(noPeriod)} disabled={busy} sx={{ ml: 'auto' }}>
            {texts.session.later}
          </Button>
          <Button type="submit" variant="contained" disabled={busy}>
            {texts.session.finish}
          </Button>
        </Stack>
      </Stack>
    </form>
  );
}
