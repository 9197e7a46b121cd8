import '@fontsource-variable/source-sans-3/wght.css';
import { QueryClientProvider } from '@tanstack/react-query';
import { createRoot } from 'react-dom/client';
import { BrowserRouter } from 'react-router';
import { App } from './App.tsx';
import { joinDesktop } from './shared/desktop.ts';
import { newQueryClient } from './shared/query.ts';
import { ask } from './shared/session.ts';
import { speakAsChosen } from './shared/texts/index.ts';
import { paintScheme, printInLight, ThemeRoot } from './shared/theme/ThemeRoot.tsx';

/** Draws the screens once the words are there; who is here is asked meanwhile. */
export async function start(): Promise<void> {
  paintScheme();
  joinDesktop();
  printInLight();
  await Promise.all([speakAsChosen(), ask()]);
  const root = document.getElementById('root');
  if (root === null) throw new Error('index.html without #root');
  createRoot(root).render(
    <QueryClientProvider client={newQueryClient()}>
      <ThemeRoot>
        <BrowserRouter>
          <App />
        </BrowserRouter>
      </ThemeRoot>
    </QueryClientProvider>,
  );
}
