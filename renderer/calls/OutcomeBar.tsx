import { Box, Button, Typography } from '@mui/material';
import type { CallOutcome } from '#contract/call-outcomes.ts';
import { useTexts } from '../shared/texts/index.ts';
import { Key } from './Key.tsx';
import { outcomeWord } from './words.ts';

type OutcomeBarProps = { outcomes: readonly CallOutcome[]; busy: boolean; onChoose: (outcome: CallOutcome) => void };

/** Every way a call can end, one key each: spoke to somebody, or not. */
export function OutcomeBar({ outcomes, busy, onChoose }: OutcomeBarProps) {
  const texts = useTexts();
  const tiers = [
    { title: texts.calls.contact, rows: outcomes.filter(({ contact }) => contact) },
    { title: texts.calls.noContact, rows: outcomes.filter(({ contact }) => !contact) },
  ];
  return (
    <Box
      component="section"
      aria-label={texts.calls.outcomes}
      sx={{ borderTop: 1, borderColor: 'divider', bgcolor: 'background.paper', px: 3, py: 1, flex: 'none' }}
    >
      {tiers.map(({ title, rows }) => (
        <Box key={title} sx={{ display: 'flex', gap: 0.75, alignItems: 'flex-start', py: 0.25 }}>
          <Typography
            variant="body2"
            component="h3"
            sx={{ width: 108, color: 'text.secondary', flex: 'none', pt: 0.5 }}
          >
            {title}
          </Typography>
          <Box sx={{ display: 'flex', gap: 0.75, flexWrap: 'wrap' }}>
            {rows.map((outcome) => (
              <Button
                key={outcome.code}
                size="small"
                variant="outlined"
                color="inherit"
                disabled={busy}
                aria-keyshortcuts={outcome.key.toUpperCase()}
                onClick={() => onChoose(outcome)}
                sx={{ gap: 0.75, px: 1, borderColor: 'divider' }}
              >
                <Key aria-hidden>{outcome.key.toUpperCase()}</Key>
                {outcomeWord(texts, outcome)}
              </Button>
            ))}
          </Box>
        </Box>
      ))}
    </Box>
  );
}
