import { Box, Paper, Typography } from '@mui/material';
import { publicHolidays } from '#contract/holidays.ts';
import { useToday } from '../../shared/clock.ts';
import { useTexts } from '../../shared/texts/index.ts';
import { useDayWords } from './use-day-words.ts';

const SHOWN = 12;

/** The public holidays of the year to come, as the program reckons them. */
export function Holidays() {
  const texts = useTexts().gateways;
  const dayWords = useDayWords();
  const today = useToday();
  const year = Number(today.slice(0, 4));
  const coming = [...publicHolidays(year), ...publicHolidays(year + 1)].filter(([date]) => date >= today);
  return (
    <Paper component="section" variant="outlined" sx={{ p: 2 }} aria-label={texts.holidays}>
      <Typography variant="h3">{texts.holidays}</Typography>
      <Typography variant="body2" sx={{ color: 'text.secondary', mb: 1 }}>
        {texts.holidaysHint}
      </Typography>
      <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none', columns: '320px 2', columnGap: 4 }}>
        {coming.slice(0, SHOWN).map(([date, name]) => (
          <Typography key={date} component="li" className="figures" sx={{ py: 0.375, breakInside: 'avoid' }}>
            {dayWords(date)} – {texts.holidayNames[name]}
          </Typography>
        ))}
      </Box>
    </Paper>
  );
}
