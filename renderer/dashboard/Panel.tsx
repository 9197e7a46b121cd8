import { Box, Paper, type SxProps, type Theme, Typography } from '@mui/material';
import { type ReactNode, useId } from 'react';

type PanelProps = { title: string; note?: ReactNode; actions?: ReactNode; children: ReactNode; sx?: SxProps<Theme> };

/** One part of the overview under its own heading; never cut in two by the end of a sheet of paper. */
export function Panel({ title, note, actions, children, sx }: PanelProps) {
  const id = useId();
  return (
    <Paper
      component="section"
      variant="outlined"
      aria-labelledby={id}
      sx={[{ p: 2, minWidth: 0, breakInside: 'avoid' }, ...[sx ?? {}].flat()]}
    >
      <Box sx={{ display: 'flex', alignItems: 'flex-start', gap: 2, mb: 1.5 }}>
        <Box sx={{ flex: 1, minWidth: 0 }}>
          <Typography id={id} variant="h2">
            {title}
          </Typography>
          {note !== undefined && (
            <Typography component="div" variant="body2" sx={{ color: 'text.secondary' }}>
              {note}
            </Typography>
          )}
        </Box>
        {actions !== undefined && <Box className="no-print">{actions}</Box>}
      </Box>
      {children}
    </Paper>
  );
}
