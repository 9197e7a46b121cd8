import { Box, type SxProps, type Theme } from '@mui/material';

/** The clip of the name, in the colour of the text around it. */
export function Clip({ sx, stroke = 2.1 }: { sx: SxProps<Theme>; stroke?: number }) {
  return (
    <Box component="svg" viewBox="8 4 16 25" aria-hidden sx={sx}>
      <path
        d="M21.5 10.2v10.6a5.5 5.5 0 0 1-11 0V10a3.6 3.6 0 0 1 7.2 0v10.4a1.75 1.75 0 0 1-3.5 0v-9.2"
        fill="none"
        stroke="currentColor"
        strokeWidth={stroke}
        strokeLinecap="round"
      />
    </Box>
  );
}
