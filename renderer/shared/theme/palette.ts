import type { ColorSystemOptions } from '@mui/material/styles';

/** The navigation has colours of its own; `track` is the ground of bars and charts. */
export type FrameColours = { ground: string; ink: string; quiet: string; hover: string };

declare module '@mui/material/styles' {
  interface Palette {
    frame: FrameColours;
    track: string;
  }
  interface PaletteOptions {
    frame: FrameColours;
    track: string;
  }
}

const light = {
  primary: { main: '#0B5C6B', dark: '#08444F', light: '#2F7F8E', contrastText: '#FFFFFF' },
  secondary: { main: '#6B6358', contrastText: '#FFFFFF' },
  warning: { main: '#8A5600', dark: '#6D4400', light: '#C98A1B', contrastText: '#FFFFFF' },
  error: { main: '#A3392A', dark: '#82291C', light: '#C9604F', contrastText: '#FFFFFF' },
  success: { main: '#2C6B3B', dark: '#1F5230', light: '#4C8C5A', contrastText: '#FFFFFF' },
  info: { main: '#0B5C6B', contrastText: '#FFFFFF' },
  background: { default: '#F4F2ED', paper: '#FFFEFC' },
  text: { primary: '#23211D', secondary: '#5C574F', disabled: '#8B857B' },
  divider: '#DEDAD1',
  frame: { ground: '#0A3F4A', ink: '#F1F6F6', quiet: '#B4CDD1', hover: '#124F5B' },
  track: '#E7E3DA',
};

const dark = {
  primary: { main: '#68BECC', dark: '#8FD3DE', light: '#4AA3B2', contrastText: '#06262C' },
  secondary: { main: '#B8AFA2', contrastText: '#1B1917' },
  warning: { main: '#E3AE55', dark: '#F0C478', light: '#B98730', contrastText: '#241900' },
  error: { main: '#F0917F', dark: '#F7B0A3', light: '#C66251', contrastText: '#2C0D07' },
  success: { main: '#83C592', dark: '#A5D9B0', light: '#5B9C6A', contrastText: '#0A2411' },
  info: { main: '#68BECC', contrastText: '#06262C' },
  background: { default: '#171614', paper: '#201E1B' },
  text: { primary: '#ECE8E0', secondary: '#B5AEA3', disabled: '#7D776D' },
  divider: '#3A3732',
  frame: { ground: '#0D2429', ink: '#E6F0F1', quiet: '#9DB9BE', hover: '#163439' },
  track: '#35322D',
};

export const colourSchemes: Record<'light' | 'dark', ColorSystemOptions> = {
  light: { palette: light },
  dark: { palette: dark },
};
