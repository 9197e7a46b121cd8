import { Box } from '@mui/material';
import { Clip } from '../shared/Clip.tsx';

/** The name of the program above the navigation. */
export function Mark({ narrow }: { narrow: boolean }) {
  return (
    <Box sx={{ display: 'flex', alignItems: 'center', gap: 1.5, height: 52, px: 2.25, flex: 'none' }}>
      <Clip sx={{ height: 26, width: 18, flex: 'none' }} />
      {!narrow && <Box sx={{ fontSize: '1.0625rem', fontWeight: 700, letterSpacing: '0.01em' }}>Kapocs</Box>}
    </Box>
  );
}
