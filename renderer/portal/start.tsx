import { createRoot } from 'react-dom/client';
import { WelcomePage } from './WelcomePage.tsx';

export function start(): void {
  const root = document.getElementById('root');
  if (root === null) throw new Error('index.html without #root');
  createRoot(root).render(<WelcomePage />);
}
