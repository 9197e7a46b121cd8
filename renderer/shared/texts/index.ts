import { z } from 'zod';
import { type Language, languages } from '#contract/language.ts';
import { newRememberedStore, newStore, useStore } from '../store.ts';
import type { FirstTexts, Texts } from './texts.ts';

export type { FirstTexts, Texts } from './texts.ts';

export { type Language, languages } from '#contract/language.ts';

/** `all` comes with the frame: the page for signing in does not carry the words of every screen. */
type Spoken = { language: Language; first: FirstTexts; all: Texts | undefined };

const chosen = newRememberedStore<Language>('language', z.enum(languages), 'hu');
const spoken = newStore<Spoken | undefined>(undefined);

async function firstOf(language: Language): Promise<FirstTexts> {
  switch (language) {
    case 'hu':
      return (await import('./hu/first.ts')).first;
    case 'en':
      return (await import('./en/first.ts')).first;
  }
}

async function allOf(language: Language): Promise<Texts> {
  switch (language) {
    case 'hu':
      return (await import('./hu/index.ts')).hu;
    case 'en':
      return (await import('./en/index.ts')).en;
  }
}

/** Loads the words of a language and shows them everywhere at once; remembered by this browser. */
export async function speak(language: Language): Promise<void> {
  const all = spoken.get()?.all === undefined ? undefined : await allOf(language);
  const first = all ?? (await firstOf(language));
  chosen.set(language);
  document.documentElement.lang = language;
  spoken.set({ language, first, all });
  // menu, tray and dialogs follow
  void window.kapocsDesktop?.setLanguage({ language });
}

/** To be awaited before the first page is drawn. */
export const speakAsChosen = async (): Promise<void> => speak(chosen.get());

/** To be awaited before the first screen is drawn. */
export async function speakFully(): Promise<void> {
  const language = chosen.get();
  const all = await allOf(language);
  spoken.set({ language, first: all, all });
}

function useSpoken(): Spoken {
  const now = useStore(spoken);
  if (now === undefined) throw new Error('speakAsChosen() comes before the first page');
  return now;
}

/** Every sentence of the screens in the language chosen. */
export function useTexts(): Texts {
  const { all } = useSpoken();
  if (all === undefined) throw new Error('speakFully() comes before the first screen');
  return all;
}

/** What may be said before anybody has signed in. */
export const useFirstTexts = (): FirstTexts => useSpoken().first;

export const useLanguage = (): Language => useSpoken().language;
