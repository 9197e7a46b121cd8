import Add from '@mui/icons-material/Add';
import DeleteOutlined from '@mui/icons-material/DeleteOutlined';
import { Box, Button, IconButton, Paper, Stack, TextField, Typography } from '@mui/material';
import { useState } from 'react';
import type { WorkingTime } from '#contract/hours.ts';
import { ChoiceField } from '../../shared/ChoiceField.tsx';
import { useToday } from '../../shared/clock.ts';
import { useFormat } from '../../shared/format.ts';
import { useTexts } from '../../shared/texts/index.ts';
import { useDayWords } from './use-day-words.ts';

type Days = WorkingTime['movedDays'];
type MovedDaysProps = { time: WorkingTime; disabled: boolean; onChange: (days: Days) => void };

/** The days the yearly decree moves; those of years gone by are out of the way. */
export function MovedDays({ time: { movedDays }, disabled, onChange }: MovedDaysProps) {
  const texts = useTexts().gateways;
  const format = useFormat();
  const dayWords = useDayWords();
  const [past, setPast] = useState(false);
  const thisYear = `${useToday().slice(0, 4)}-01-01`;
  const before = movedDays.filter(({ date }) => date < thisYear).length;
  const shown = movedDays
    .filter(({ date }) => past || date >= thisYear)
    .toSorted((a, b) => a.date.localeCompare(b.date));
  return (
    <Paper component="section" variant="outlined" sx={{ p: 2 }} aria-label={texts.movedDays}>
      <Typography variant="h3">{texts.movedDays}</Typography>
      <Typography variant="body2" sx={{ color: 'text.secondary', mb: 1 }}>
        {texts.movedDaysHint}
      </Typography>
      <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none', columns: '320px 2', columnGap: 4 }}>
        {shown.map((day) => (
          <Stack component="li" key={day.date} direction="row" sx={{ alignItems: 'center', breakInside: 'avoid' }}>
            <Typography className="figures" sx={{ flex: 1, py: 0.375 }}>
              {dayWords(day.date)} – {texts.becomesWords[day.becomes]}
            </Typography>
            {!disabled && (
              <IconButton
                aria-label={texts.removeDay(format.date(day.date))}
                onClick={() => onChange(movedDays.filter((each) => each.date !== day.date))}
              >
                <DeleteOutlined fontSize="small" />
              </IconButton>
            )}
          </Stack>
        ))}
      </Box>
      {before > 0 && !past && (
        <Button size="small" sx={{ mt: 0.5 }} onClick={() => setPast(true)}>
          {texts.pastDays(format.number(before))}
        </Button>
      )}
      {!disabled && <NewDay movedDays={movedDays} onChange={onChange} />}
    </Paper>
  );
}

function NewDay({ movedDays, onChange }: { movedDays: Days; onChange: (days: Days) => void }) {
  const texts = useTexts().gateways;
  const [date, setDate] = useState('');
  const [becomes, setBecomes] = useState<Days[number]['becomes']>('rest');
  return (
    <Box
      sx={{
        display: 'grid',
        gap: 1,
        mt: 1.5,
        gridTemplateColumns: { sm: '200px 200px auto' },
        justifyContent: 'start',
      }}
    >
      <TextField
        type="date"
        label={texts.day}
        value={date}
        onChange={({ target }) => setDate(target.value)}
        slotProps={{ inputLabel: { shrink: true } }}
      />
      <ChoiceField
        label={texts.becomes}
        value={becomes}
        words={texts.becomesWords}
        onChange={({ target }) => setBecomes(target.value === 'working' ? 'working' : 'rest')}
      />
      <Button
        startIcon={<Add />}
        disabled={date === ''}
        onClick={() => {
          onChange([...movedDays.filter((each) => each.date !== date), { date, becomes }]);
          setDate('');
        }}
      >
        {texts.addDay}
      </Button>
    </Box>
  );
}
