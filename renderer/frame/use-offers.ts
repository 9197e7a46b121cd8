import { useQueries, useQuery } from '@tanstack/react-query';
import { useDeferredValue } from 'react';
import { fold } from '#contract/hungarian.ts';
import type { Command, LazySource, Screen } from '../shared/screen.ts';
import { useTexts } from '../shared/texts/index.ts';

/** One line of the palette, under the heading of its group. */
export type Offer = { key: string; group: string; title: string; note: string; to: string };

type Asked = {
  term: string;
  screens: readonly Screen[];
  commands: readonly Command[];
  sources: readonly LazySource[];
};

/** Clients are searched from this many letters on. */
const ENOUGH_LETTERS = 2;

/** What fits a term: screens and commands at once, the rest as the answers come. */
export function useOffers({ term, screens, commands, sources }: Asked): { offers: Offer[]; searching: boolean } {
  const texts = useTexts();
  const asked = useDeferredValue(term.trim());
  const wanted = fold(asked);
  const fits = ({ title }: Offer): boolean => fold(title).includes(wanted);
  const places = screens.map(({ name, path }) => {
    const title = texts.frame.screens[name];
    return { key: path, group: texts.frame.goTo, title, note: '', to: path };
  });
  const actions = commands.map((command) => {
    const { to } = command;
    return { key: `command ${to}`, group: texts.frame.actions, title: command.title(texts), note: '', to };
  });
  const { data: loaded = [] } = useQuery({
    queryKey: ['search sources', sources.length],
    queryFn: async () => Promise.all(sources.map(async ({ load }) => load())),
    staleTime: Infinity,
    meta: { topics: [] },
  });
  const found = useQueries({
    queries: loaded.map((source, index) => ({
      queryKey: ['search', index, asked],
      queryFn: async ({ signal }: { signal: AbortSignal }) => source.find(asked, signal),
      enabled: asked.length >= ENOUGH_LETTERS,
      meta: { topics: [] },
    })),
  });
  const hits = found.flatMap(({ data = [] }, index) => {
    const group = loaded[index]?.title(texts) ?? '';
    return data.map((hit) => ({ ...hit, key: `${group} ${hit.key}`, group }));
  });
  return {
    offers: [...hits, ...places.filter(fits), ...actions.filter(fits)],
    searching: found.some(({ isFetching }) => isFetching),
  };
}
