import { Box } from '@mui/material';

/** Stands where the parts will, as high as they are. */
export function Placeholder() {
  return [196, 84, 392].map((height) => (
    <Box key={height} aria-hidden sx={{ height, borderRadius: 1, bgcolor: 'track', opacity: 0.6 }} />
  ));
}
