import { Alert, Box, Button, Stack, TextField, ToggleButton, ToggleButtonGroup, Typography } from '@mui/material';
import type { UseQueryResult } from '@tanstack/react-query';
import { useState } from 'react';
import type { Instant } from '#contract/basics.ts';
import type { WorkingTime } from '#contract/hours.ts';
import { localDate, localTime } from '#contract/local-time.ts';
import { FormDialog } from '../../shared/FormDialog.tsx';
import { useForm } from '../../shared/form.ts';
import { useFormat } from '../../shared/format.ts';
import { useClock } from '../../shared/clock.ts';
import { Loaded } from '../../shared/Loaded.tsx';
import { useTexts } from '../../shared/texts/index.ts';
import { choices, judged, likelyTimes } from './callback-times.ts';
import { HealthNote } from '../HealthNote.tsx';

export type Promised = { callbackAt: Instant; callbackFor: 'me' | 'anyone'; note: string };
type CallbackDialogProps = {
  working: UseQueryResult<WorkingTime>;
  /** the client's own, as far as they were typed */
  words: string;
  onWords: (words: string) => void;
  onPromise: (promised: Promised) => Promise<void>;
  onClose: () => void;
};

/** When and by whom a client is to be called back; knows hours and holidays. Enter takes the first likely time. */
export function CallbackDialog({ working, ...props }: CallbackDialogProps) {
  return <Loaded query={working}>{(time) => <Picker {...props} time={time} />}</Loaded>;
}

type PickerProps = Omit<CallbackDialogProps, 'working'> & { time: WorkingTime };

function Picker({ words: first, onWords, onPromise, onClose, time: working }: PickerProps) {
  const { calls: texts } = useTexts();
  const format = useFormat();
  const clock = useClock();
  const [opened] = useState(clock);
  const [whose, setWhose] = useState<'me' | 'anyone'>('me');
  const likely = likelyTimes(opened, working);
  const form = useForm({
    first: { date: localDate(likely.hour), time: localTime(likely.hour), words: first },
    send: async ({ date, time, words }) => {
      const verdict = judged(date, time, clock(), working);
      if (verdict && !verdict.past && verdict.opening.open)
        await onPromise({ callbackAt: verdict.at, callbackFor: whose, note: words });
    },
  });
  const { date, time, words } = form.values;
  const verdict = judged(date, time, clock(), working);
  const said = form.field('words', texts.words);
  const fault =
    verdict === null || verdict.past
      ? texts.past
      : !verdict.opening.open && verdict.opening.opensAt !== null
        ? texts.shut(format.instant(verdict.opening.opensAt))
        : null;
  return (
    <FormDialog title={texts.callback} form={form} onClose={onClose} action={texts.promise}>
      <Stack direction="row" sx={{ gap: 0.75, flexWrap: 'wrap' }}>
        {choices.map((choice, at) => (
          <Button
            key={choice}
            type="button"
            variant="outlined"
            size="small"
            sx={{ px: 0.75, flexGrow: 1 }}
            onClick={() => form.set({ date: localDate(likely[choice]), time: localTime(likely[choice]) })}
            aria-label={`${texts.times[choice]}: ${format.instant(likely[choice])}`}
            {...(at === 0 ? { 'data-first': '' } : {})}
          >
            {texts.times[choice]}
          </Button>
        ))}
      </Stack>
      <Stack direction="row" sx={{ gap: 1 }}>
        <TextField {...form.field('date', texts.day)} type="date" />
        <TextField {...form.field('time', texts.time)} type="time" autoFocus />
      </Stack>
      <Typography aria-live="polite" variant="body2">
        {verdict && fault === null ? format.instant(verdict.at) : ' '}
      </Typography>
      {fault !== null && (
        <Alert severity="warning" variant="outlined">
          {fault}
        </Alert>
      )}
      <Stack direction="row" sx={{ gap: 1.5, alignItems: 'center' }}>
        <Typography aria-hidden>{texts.callbackFor}</Typography>
        <ToggleButtonGroup
          exclusive
          size="small"
          value={whose}
          aria-label={texts.callbackFor}
          onChange={(_event, next: 'me' | 'anyone' | null) => next && setWhose(next)}
        >
          <ToggleButton value="me">{texts.forMe}</ToggleButton>
          <ToggleButton value="anyone">{texts.forAnyone}</ToggleButton>
        </ToggleButtonGroup>
      </Stack>
      <Box>
        <TextField
          {...said}
          onChange={(event) => {
            said.onChange(event);
            onWords(event.target.value);
          }}
          multiline
          minRows={2}
        />
        <HealthNote text={words} />
      </Box>
    </FormDialog>
  );
}
