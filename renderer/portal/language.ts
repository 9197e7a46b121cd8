import { z } from 'zod';
import { portalLanguages, type PortalLanguage } from '#contract/portal.ts';
import { newRememberedStore, newStore, useStore } from '../shared/store.ts';
import type { Words } from './texts/words.ts';

const chosen = newRememberedStore<PortalLanguage>('portal-language', z.enum(portalLanguages), 'hu');
const spoken = newStore<{ language: PortalLanguage; words: Words } | undefined>(undefined);

const load = {
  hu: async () => (await import('./texts/hu.ts')).hu,
  en: async () => (await import('./texts/en.ts')).en,
} satisfies Record<PortalLanguage, () => Promise<Words>>;

export async function speak(language: PortalLanguage): Promise<void> {
  const words = await load[language]();
  chosen.set(language);
  document.documentElement.lang = language;
  spoken.set({ language, words });
}

/** To be awaited before the first page is drawn. */
export const speakAsChosen = (): Promise<void> => speak(chosen.get());

export function useSpoken(): { language: PortalLanguage; words: Words } {
  const now = useStore(spoken);
  if (now === undefined) throw new Error('speakAsChosen() comes before the first page');
  return now;
}

export const useWords = (): Words => useSpoken().words;
