import { Typography } from '@mui/material';
import type { Preview } from '#contract/templates.ts';
import { useFormat } from '../shared/format.ts';
import { useTexts } from '../shared/texts/index.ts';

/** What an SMS takes up and costs: alphabet, parts, room left, forints. */
export function SmsMeter({ preview: { parts, alphabet, unitsLeft, cost } }: { preview: Preview }) {
  const texts = useTexts().reminders;
  const format = useFormat();
  if (parts === null || alphabet === null) return null;
  return (
    <Typography className="figures" variant="body2" sx={{ color: 'text.secondary' }}>
      <strong>{texts.parts(parts, alphabet)}</strong>
      {` · ${texts.unitsLeft(unitsLeft ?? 0)} · ${cost === null ? texts.costUnknown : texts.costEach(`${format.number(cost)}\u00a0Ft`)}`}
    </Typography>
  );
}
