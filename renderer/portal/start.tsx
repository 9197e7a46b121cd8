import { createRoot } from 'react-dom/client';
import { meetInsurer } from './insurer.ts';
import { speakAsChosen } from './language.ts';
import './portal.css';
import { PortalApp } from './PortalApp.tsx';

export async function start(): Promise<void> {
  await Promise.all([speakAsChosen(), meetInsurer()]);
  const root = document.getElementById('root');
  if (root === null) throw new Error('index.html without #root');
  createRoot(root).render(<PortalApp />);
}
