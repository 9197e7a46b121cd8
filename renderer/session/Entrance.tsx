import { Box, Paper, Stack, Typography } from '@mui/material';
import type { ReactNode } from 'react';
import { Clip } from '../shared/Clip.tsx';
import { useFirstTexts } from '../shared/texts/index.ts';
import { LanguageChoice } from './LanguageChoice.tsx';

/** The page before the screens: what the program is on the left, one card on the right. */
export function Entrance({ children, wide = false }: { children: ReactNode; wide?: boolean }) {
  const texts = useFirstTexts().session;
  return (
    <Box component="main" sx={{ display: 'flex', minHeight: '100%', bgcolor: 'background.default' }}>
      <Box
        sx={{
          display: { xs: 'none', md: 'flex' },
          flexDirection: 'column',
          justifyContent: 'space-between',
          width: 'min(34%, 420px)',
          flex: 'none',
          p: 5,
          bgcolor: 'frame.ground',
          color: 'frame.ink',
        }}
      >
        <Typography component="p" sx={{ fontSize: '1.375rem', fontWeight: 700 }}>
          Kapocs
        </Typography>
        <Clip stroke={1.5} sx={{ height: 'min(42vh, 320px)', alignSelf: 'center', color: 'frame.hover' }} />
        <Typography sx={{ color: 'frame.quiet', fontSize: '1.0625rem', maxWidth: 300 }}>{texts.purpose}</Typography>
      </Box>
      <Stack sx={{ flex: 1, minWidth: 0, p: { xs: 2, md: 4 } }}>
        <Stack direction="row" sx={{ justifyContent: 'flex-end' }}>
          <LanguageChoice />
        </Stack>
        <Box sx={{ flex: 1, display: 'grid', placeItems: 'center', py: 2 }}>
          <Paper variant="outlined" sx={{ width: '100%', maxWidth: wide ? 560 : 400, p: { xs: 2.5, md: 4 } }}>
            {children}
          </Paper>
        </Box>
      </Stack>
    </Box>
  );
}
