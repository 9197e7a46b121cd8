import Close from '@mui/icons-material/Close';
import { Box, Drawer, IconButton, Stack, Typography } from '@mui/material';
import { type ReactNode, useId } from 'react';
import { useTexts } from '../shared/texts/index.ts';

type LineDrawerProps = { title: string; note: string; onClose: () => void; children: ReactNode };

/** One line opened beside the table: whose it is, and all there is to say of it. */
export function LineDrawer({ title, note, onClose, children }: LineDrawerProps) {
  const { common } = useTexts();
  const titleId = useId();
  return (
    <Drawer
      anchor="right"
      open
      onClose={onClose}
      slotProps={{ paper: { 'aria-labelledby': titleId, sx: { width: 'min(560px, 100vw)' } } }}
    >
      <Stack sx={{ gap: 2, p: 2.5 }}>
        <Stack direction="row" sx={{ alignItems: 'flex-start', gap: 1 }}>
          <Box sx={{ flex: 1, minWidth: 0 }}>
            <Typography id={titleId} variant="h2">
              {title}
            </Typography>
            <Typography className="figures" variant="body2" sx={{ color: 'text.secondary' }}>
              {note}
            </Typography>
          </Box>
          <IconButton aria-label={common.close} onClick={onClose} autoFocus>
            <Close fontSize="small" />
          </IconButton>
        </Stack>
        {children}
      </Stack>
    </Drawer>
  );
}
