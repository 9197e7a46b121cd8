import { Box, Paper, Typography } from '@mui/material';
import type { Import } from '#contract/imports.ts';
import { ProgressLine } from '../shared/ProgressLine.tsx';
import { useTexts } from '../shared/texts/index.ts';

/** A list on its way: rows done of all, percent, time left. */
export function Working({ list: { state, progress } }: { list: Import }) {
  const { imports: texts } = useTexts();
  if (state !== 'received' && state !== 'reading' && state !== 'applying' && state !== 'undoing') return null;
  const copying = state === 'applying' && progress.done === 0;
  return (
    <Box sx={{ px: 3, pb: 4 }}>
      <Paper variant="outlined" sx={{ p: 2.5, maxWidth: 720 }}>
        <ProgressLine key={state} label={texts.progress[copying ? 'copying' : state]} {...progress} />
        <Typography variant="body2" sx={{ color: 'text.secondary', mt: 1.5 }}>
          {texts.stayNote}
        </Typography>
      </Paper>
    </Box>
  );
}
