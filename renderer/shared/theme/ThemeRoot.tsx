import createCache from '@emotion/cache';
import { CacheProvider } from '@emotion/react';
import { CssBaseline } from '@mui/material';
import { ThemeProvider } from '@mui/material/styles';
import type { ReactNode } from 'react';
import { schemeAttribute, schemeKey, theme } from './theme.ts';

/** The page's style nonce: the API puts a new one into the page for each request. */
const nonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? '';
const cache = createCache({ key: 'k', nonce });

/** Sets light or dark before anything is drawn, so that a dark screen never flashes white. */
export function paintScheme(): void {
  const chosen = localStorage.getItem(schemeKey) ?? 'system';
  const dark = chosen === 'system' ? matchMedia('(prefers-color-scheme: dark)').matches : chosen === 'dark';
  document.documentElement.setAttribute(schemeAttribute, dark ? 'dark' : 'light');
}

/** Paper is white: a dark screen is printed in the light colours. */
export function printInLight(): void {
  const page = document.documentElement;
  let onScreen = 'light';
  addEventListener('beforeprint', () => {
    onScreen = page.getAttribute(schemeAttribute) ?? onScreen;
    page.setAttribute(schemeAttribute, 'light');
  });
  addEventListener('afterprint', () => page.setAttribute(schemeAttribute, onScreen));
}

export function ThemeRoot({ children }: { children: ReactNode }) {
  return (
    <CacheProvider value={cache}>
      <ThemeProvider theme={theme} defaultMode="system" modeStorageKey={schemeKey} disableTransitionOnChange={false}>
        <CssBaseline />
        {children}
      </ThemeProvider>
    </CacheProvider>
  );
}
