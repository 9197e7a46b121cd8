import { Box } from '@mui/material';
import type { ReactNode } from 'react';

/** Fields that belong together stand side by side where there is room. */
export function Pair({ children }: { children: ReactNode }) {
  return (
    <Box sx={{ display: 'grid', gap: 1.5, gridTemplateColumns: { sm: 'repeat(auto-fit, minmax(160px, 1fr))' } }}>
      {children}
    </Box>
  );
}
