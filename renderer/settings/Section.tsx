import { Box, Stack, Typography } from '@mui/material';
import type { ReactNode } from 'react';

type SectionProps = { title: string; hint: string; action?: ReactNode; children: ReactNode };

/** One section of the settings: what it is, what it is for, what can be added. */
export function Section({ title, hint, action, children }: SectionProps) {
  return (
    <Stack component="section" aria-label={title} sx={{ gap: 2 }}>
      <Stack direction="row" sx={{ gap: 2, alignItems: 'flex-start', justifyContent: 'space-between' }}>
        <Box>
          <Typography variant="h2">{title}</Typography>
          <Typography variant="body2" sx={{ color: 'text.secondary' }}>
            {hint}
          </Typography>
        </Box>
        {action}
      </Stack>
      {children}
    </Stack>
  );
}
