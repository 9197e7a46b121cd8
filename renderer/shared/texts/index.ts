import { z } from 'zod';
import { type Language, languages } from '#contract/language.ts';
import { newRememberedStore, newStore, useStore } from '../store.ts';
import type { Texts } from './texts.ts';

export type { Texts } from './texts.ts';

export { type Language, languages } from '#contract/language.ts';

const chosen = newRememberedStore<Language>('language', z.enum(languages), 'hu');
const spoken = newStore<{ language: Language; texts: Texts } | undefined>(undefined);

async function wordsOf(language: Language): Promise<Texts> {
  switch (language) {
    case 'hu':
      return (await import('./hu/index.ts')).hu;
    case 'en':
      return (await import('./en/index.ts')).en;
  }
}

/** Loads the words of a language and shows them everywhere at once; remembered by this browser. */
export async function speak(language: Language): Promise<void> {
  const texts = await wordsOf(language);
  chosen.set(language);
  document.documentElement.lang = language;
  spoken.set({ language, texts });
  // menu, tray and dialogs follow
  void window.kapocsDesktop?.setLanguage({ language });
}

/** To be awaited before the first screen is drawn. */
export const speakAsChosen = async (): Promise<void> => speak(chosen.get());

function useSpoken(): { language: Language; texts: Texts } {
  const now = useStore(spoken);
  if (now === undefined) throw new Error('speakAsChosen() comes before the first screen');
  return now;
}

/** Every sentence of the screens in the language chosen. */
export const useTexts = (): Texts => useSpoken().texts;

export const useLanguage = (): Language => useSpoken().language;
