import {
  Button,
  Paper,
  Stack,
  Switch,
  Table,
  TableBody,
  TableCell,
  TableContainer,
  TableHead,
  TableRow,
  TextField,
  Typography,
} from '@mui/material';
import { useState } from 'react';
import { hours as promises, WorkingTime } from '#contract/hours.ts';
import { hourChannels, type HourChannel, type Hours } from '#contract/sending-hours.ts';
import { FailureNote } from '../shared/FailureNote.tsx';
import { Loaded } from '../shared/Loaded.tsx';
import { useRead, useWrite } from '../shared/query.ts';
import { useMay } from '../shared/session.ts';
import { useTexts } from '../shared/texts/index.ts';
import { toast } from '../shared/toast.ts';
import { Holidays } from './calendar/Holidays.tsx';
import { MovedDays } from './calendar/MovedDays.tsx';
import { Section } from './Section.tsx';

type Day = keyof Hours;
const days: readonly Day[] = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday', 'holiday'];
const usual = { from: '09:00', to: '19:00' };

/** When messages may go and calls be made, and the days the yearly decree moves. */
export function HoursSection() {
  const texts = useTexts().gateways;
  const query = useRead(promises.see, {}, { topics: ['settings'] });
  return (
    <Section title={texts.hoursTitle} hint={texts.hoursHint}>
      <Loaded query={query} lines={10}>
        {(time) => <Editor first={time} />}
      </Loaded>
    </Section>
  );
}

function Editor({ first }: { first: WorkingTime }) {
  const { gateways: texts, common } = useTexts();
  const mayChange = useMay('settings:change');
  const [time, setTime] = useState(first);
  const set = useWrite(promises.set, ['settings', 'campaigns']);
  const wrong = !WorkingTime.safeParse(time).success;
  const change = (channel: HourChannel, day: Day, span: Hours[Day]): void =>
    setTime({ ...time, hours: { ...time.hours, [channel]: { ...time.hours[channel], [day]: span } } });
  const save = async (): Promise<void> => {
    await set.mutateAsync(time);
    toast(common.saved);
  };
  return (
    <Stack sx={{ gap: 2, '& input, & button': { scrollMarginBottom: '64px' } }}>
      <TableContainer component={Paper} variant="outlined">
        <Table aria-label={texts.hoursTitle}>
          <TableHead>
            <TableRow>
              <TableCell>{texts.day}</TableCell>
              {hourChannels.map((channel) => (
                <TableCell key={channel}>{texts.hourChannels[channel]}</TableCell>
              ))}
            </TableRow>
          </TableHead>
          <TableBody>
            {days.map((day) => (
              <TableRow key={day}>
                <TableCell component="th" scope="row">
                  {texts.days[day]}
                </TableCell>
                {hourChannels.map((channel) => (
                  <TableCell key={channel} sx={{ py: 0.5 }}>
                    <SpanField
                      label={`${texts.hourChannels[channel]}, ${texts.days[day]}`}
                      span={time.hours[channel][day]}
                      disabled={!mayChange}
                      onChange={(span) => change(channel, day, span)}
                    />
                  </TableCell>
                ))}
              </TableRow>
            ))}
          </TableBody>
        </Table>
      </TableContainer>
      <Holidays />
      <MovedDays time={time} disabled={!mayChange} onChange={(movedDays) => setTime({ ...time, movedDays })} />
      <FailureNote failure={set.error} />
      {mayChange && (
        <Stack
          direction="row"
          sx={{ gap: 2, alignItems: 'center', position: 'sticky', bottom: 0, py: 1, bgcolor: 'background.default' }}
        >
          <Button
            variant="contained"
            disabled={wrong || set.isPending}
            onClick={() => void save().catch(() => undefined)}
          >
            {common.save}
          </Button>
          {wrong && (
            <Typography role="alert" sx={{ color: 'error.main' }}>
              {texts.hoursWrong}
            </Typography>
          )}
        </Stack>
      )}
    </Stack>
  );
}

type SpanFieldProps = {
  label: string;
  span: Hours[Day];
  disabled: boolean;
  onChange: (span: Hours[Day]) => void;
};

function SpanField({ label, span, disabled, onChange }: SpanFieldProps) {
  const texts = useTexts().gateways;
  // Plain text: the browser's own field follows the computer's language and knows no 24:00.
  const field = (end: 'from' | 'to', word: string) => (
    <TextField
      variant="standard"
      value={span?.[end] ?? ''}
      disabled={disabled}
      onChange={({ target }) => span && onChange({ ...span, [end]: target.value.trim() })}
      slotProps={{ htmlInput: { 'aria-label': `${label}: ${word}`, maxLength: 5, inputMode: 'numeric' } }}
      sx={{ width: 46 }}
    />
  );
  return (
    <Stack direction="row" sx={{ alignItems: 'center', gap: 0.75 }}>
      <Switch
        checked={span !== null}
        disabled={disabled}
        onChange={({ target }) => onChange(target.checked ? usual : null)}
        slotProps={{ input: { 'aria-label': label } }}
      />
      {span === null ? (
        <Typography variant="body2" sx={{ color: 'text.secondary' }}>
          {texts.closed}
        </Typography>
      ) : (
        <>
          {field('from', texts.from_)}–{field('to', texts.to_)}
        </>
      )}
    </Stack>
  );
}
