import { Box, Typography } from '@mui/material';
import type { SvgIconComponent } from '@mui/icons-material';
import type { ReactNode } from 'react';

type EmptyStateProps = {
  icon: SvgIconComponent;
  title: string;
  /** What this screen is for. */
  hint: string;
  /** The one next step. */
  action?: ReactNode;
  /** there is no other title on the screen */
  alone?: boolean;
};

export function EmptyState({ icon: Icon, title, hint, action, alone = false }: EmptyStateProps) {
  return (
    <Box sx={{ display: 'grid', justifyItems: 'center', textAlign: 'center', px: 3, py: 7 }}>
      <Box sx={{ display: 'grid', placeItems: 'center', width: 52, height: 52, borderRadius: 2, bgcolor: 'track' }}>
        <Icon sx={{ color: 'text.secondary' }} />
      </Box>
      <Typography variant="h2" component={alone ? 'h1' : 'h2'} sx={{ mt: 2 }}>
        {title}
      </Typography>
      <Typography sx={{ color: 'text.secondary', maxWidth: 440, mt: 0.5 }}>{hint}</Typography>
      {action !== undefined && <Box sx={{ mt: 2.5 }}>{action}</Box>}
    </Box>
  );
}
