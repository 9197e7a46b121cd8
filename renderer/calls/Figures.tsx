import { Box, Typography } from '@mui/material';
import type { CallFigures } from '#contract/calls.ts';
import { useFormat } from '../shared/format.ts';
import { useTexts } from '../shared/texts/index.ts';

/** Ten in a row, or five and five. */
const columns = {
  display: 'grid',
  gridTemplateColumns: 'repeat(5, 1fr)',
  '@container (min-width: 1150px)': { gridTemplateColumns: 'repeat(10, 1fr)' },
  gap: 1.5,
  m: 0,
} as const;

/** Sums of calls, each with what it is of. */
export function Figures({ figures }: { figures: CallFigures }) {
  const { calls: texts, common } = useTexts();
  const format = useFormat();
  const share = (value: number | null): string => (value === null ? common.none : format.percent(value));
  const facts: readonly (readonly [string, string])[] = [
    [texts.figures.attempts, format.number(figures.attempts)],
    [texts.figures.reached, format.number(figures.reached)],
    [texts.figures.converted, format.number(figures.converted)],
    [texts.figures.talk, texts.minutes(format.number(Math.round(figures.talkSeconds / 60)))],
    [texts.figures.connectRate, share(figures.connectRate)],
    [texts.figures.contactRate, share(figures.contactRate)],
    [texts.figures.conversion, share(figures.conversion)],
    [texts.figures.kept, `${figures.callbacksKept} / ${figures.callbacksDue}`],
    [texts.figures.optOuts, format.number(figures.optOuts)],
    [texts.figures.repairs, format.number(figures.repairs)],
  ];
  return (
    <Box sx={{ containerType: 'inline-size' }}>
      <Box component="dl" sx={columns}>
        {facts.map(([name, value]) => (
          <Box key={name}>
            <Typography component="dt" variant="body2" sx={{ color: 'text.secondary' }}>
              {name}
            </Typography>
            <Typography component="dd" className="figures" sx={{ m: 0, fontSize: '1.125rem', fontWeight: 650 }}>
              {value}
            </Typography>
          </Box>
        ))}
      </Box>
    </Box>
  );
}
