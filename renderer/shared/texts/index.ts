import { use } from 'react';
import { z } from 'zod';
import { type Language, languages } from '#contract/language.ts';
import { newRememberedStore, newStore, useStore } from '../store.ts';
import type { FirstTexts, OverviewTexts, Texts } from './texts.ts';

export type { FirstTexts, OverviewTexts, Texts } from './texts.ts';

export { type Language, languages } from '#contract/language.ts';

/** Words come in three parts, so that neither signing in nor the overview waits for those of every screen. */
type Spoken = { language: Language; first: FirstTexts; overview: OverviewTexts | undefined; all: Texts | undefined };

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

async function overviewOf(language: Language): Promise<OverviewTexts> {
  switch (language) {
    case 'hu':
      return (await import('./hu/overview.ts')).overview;
    case 'en':
      return (await import('./en/overview.ts')).overview;
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
  const now = spoken.get();
  const all = now?.all && (await allOf(language));
  const overview = all ?? (now?.overview && (await overviewOf(language)));
  const first = overview ?? (await firstOf(language));
  chosen.set(language);
  document.documentElement.lang = language;
  spoken.set({ language, first, overview, all });
  // menu, tray and dialogs follow
  void window.kapocsDesktop?.setLanguage({ language });
}

/** To be awaited before the first page is drawn. */
export const speakAsChosen = async (): Promise<void> => speak(chosen.get());

/** To be awaited before the frame is drawn with the overview in it. */
export async function speakOfOverview(): Promise<void> {
  const language = chosen.get();
  const overview = await overviewOf(language);
  spoken.set({ all: undefined, ...spoken.get(), language, first: overview, overview });
}

let loading: Promise<void> | undefined;

/** To be awaited before any other screen is drawn; a screen that was not waited for waits by itself. */
export function speakFully(): Promise<void> {
  loading ??= (async () => {
    const language = chosen.get();
    const all = await allOf(language);
    spoken.set({ language, first: all, overview: all, all });
    if (chosen.get() !== language) await speak(chosen.get());
  })();
  return loading;
}

/** Every sentence, for what is said outside a page; fetched when it comes to it. */
export async function allWords(): Promise<Texts> {
  await speakFully();
  return spoken.get()?.all ?? allOf(chosen.get());
}

function useSpoken(): Spoken {
  const now = useStore(spoken);
  if (now === undefined) throw new Error('speakAsChosen() comes before the first page');
  return now;
}

/** Every sentence of the screens in the language chosen. */
export function useTexts(): Texts {
  const { all } = useSpoken();
  if (all === undefined) use(speakFully());
  if (all === undefined) throw new Error('words that have come must be there');
  return all;
}

/** What the overview says. */
export function useOverviewTexts(): OverviewTexts {
  const { overview } = useSpoken();
  if (overview === undefined) throw new Error('speakOfOverview() comes before the overview');
  return overview;
}

/** What may be said before anybody has signed in. */
export const useFirstTexts = (): FirstTexts => useSpoken().first;

export const useLanguage = (): Language => useSpoken().language;
