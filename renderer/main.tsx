import '@fontsource-variable/source-sans-3/wght.css';
import { createRoot } from 'react-dom/client';
import { BrowserRouter } from 'react-router';
import { z } from 'zod';
import { QueryClientProvider } from '@tanstack/react-query';
import { App } from './App.tsx';
import { newQueryClient } from './shared/query.ts';
import { ask } from './shared/session.ts';
import { speakAsChosen } from './shared/texts/index.ts';
import { paintScheme, ThemeRoot } from './shared/theme/ThemeRoot.tsx';

// The content security policy forbids making code from text, which zod would try for speed.
z.config({ jitless: true });

paintScheme();
const [root] = [document.getElementById('root'), await speakAsChosen(), void ask()];
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
