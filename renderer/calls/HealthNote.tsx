import { Alert, Box } from '@mui/material';
import { healthWords } from '#contract/health-words.ts';
import { useTexts } from '../shared/texts/index.ts';

/** Warns of what should not be written down. */
export function HealthNote({ text }: { text: string }) {
  const { calls: texts } = useTexts();
  const risky = [...new Set(healthWords(text))];
  return (
    <Box role="status">
      {risky.length > 0 && (
        <Alert severity="warning" variant="outlined" sx={{ mt: 1 }}>
          {texts.healthWarning(risky.join(', '))}
        </Alert>
      )}
    </Box>
  );
}
