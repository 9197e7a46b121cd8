import { Box, Stack, Typography } from '@mui/material';
import type { ReactNode } from 'react';
import { useTitle } from './use-title.ts';

/** Title of a screen: also the title of the window. `note` is the quiet line under it, `actions` stand at the right. */
export function PageHeader({ title, note, actions }: { title: string; note?: ReactNode; actions?: ReactNode }) {
  useTitle(title);
  return (
    <Stack
      direction="row"
      sx={{
        alignItems: 'flex-start',
        gap: 2,
        px: 3,
        pt: 2.25,
        pb: 1.5,
        flexWrap: 'wrap',
        justifyContent: 'space-between',
      }}
    >
      <Box sx={{ flex: '1 1 280px', minWidth: 0 }}>
        <Typography variant="h1">{title}</Typography>
        {note !== undefined && (
          <Typography component="div" variant="body2" sx={{ color: 'text.secondary', mt: 0.25 }}>
            {note}
          </Typography>
        )}
      </Box>
      {actions !== undefined && (
        <Stack direction="row" className="no-print" sx={{ gap: 1, alignItems: 'center', flexWrap: 'wrap' }}>
          {actions}
        </Stack>
      )}
    </Stack>
  );
}
