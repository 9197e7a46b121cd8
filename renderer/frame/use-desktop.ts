import { useEffect } from 'react';
import { useNavigate } from 'react-router';
import { leave } from '../shared/session.ts';
import { useLanguage } from '../shared/texts/index.ts';

/** What the desktop shell asks of the screens: to lock, to open a screen, to be told the language. */
export function useDesktop(): void {
  const navigate = useNavigate();
  const language = useLanguage();
  useEffect(() => window.kapocsDesktop?.on('lock', () => void leave('locked')), []);
  useEffect(() => window.kapocsDesktop?.on('goTo', (path) => void navigate(path)), [navigate]);
  useEffect(() => void window.kapocsDesktop?.setLanguage({ language }), [language]);
}
