import { createTheme, type Theme } from '@mui/material/styles';
import { components } from './components.ts';
import { colourSchemes } from './palette.ts';

export const fontFamily = '"Source Sans 3 Variable", "Source Sans 3", system-ui, sans-serif';

/** Where the choice between light, dark and the system's is remembered, and the attribute that carries it. */
export const schemeKey = 'kapocs.scheme';
export const schemeAttribute = 'data-scheme';

export const schemes = ['system', 'light', 'dark'] as const;

export const theme: Theme = createTheme({
  cssVariables: { cssVarPrefix: 'k', colorSchemeSelector: schemeAttribute },
  colorSchemes: colourSchemes,
  shape: { borderRadius: 6 },
  spacing: 8,
  typography: {
    fontFamily,
    fontSize: 14,
    htmlFontSize: 16,
    h1: { fontSize: '1.375rem', lineHeight: 1.3, fontWeight: 650, letterSpacing: '-0.005em' },
    h2: { fontSize: '1.0625rem', lineHeight: 1.35, fontWeight: 650 },
    h3: { fontSize: '0.9375rem', lineHeight: 1.4, fontWeight: 650 },
    subtitle1: { fontSize: '0.9375rem', lineHeight: 1.45 },
    body1: { fontSize: '0.875rem', lineHeight: 1.5 },
    body2: { fontSize: '0.8125rem', lineHeight: 1.45 },
    caption: { fontSize: '0.75rem', lineHeight: 1.4 },
    button: { fontSize: '0.875rem', fontWeight: 600, textTransform: 'none', letterSpacing: 0 },
    overline: { fontSize: '0.75rem', fontWeight: 600, textTransform: 'none', letterSpacing: '0.01em', lineHeight: 1.6 },
  },
  components,
});
