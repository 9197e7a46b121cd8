import type { AccountFilter } from '#contract/accounts.ts';
import { type FilterPart, filterParts } from '#contract/filter-words.ts';
import { settings } from '#contract/settings.ts';
import { useFormat } from './format.ts';
import { useRead } from './query.ts';
import { useLanguage } from './texts/index.ts';

/** Says a filter in words, part by part; names stand in once they are known. */
export function useSayFilter(): (filter: AccountFilter) => FilterPart[] {
  const language = useLanguage();
  const { date } = useFormat();
  const { data: cohorts } = useRead(settings.cohorts, {}, { topics: ['settings'] });
  const { data: firms } = useRead(settings.intermediaries, {}, { topics: ['settings'] });
  const names = {
    date,
    cohort: (name: string) => cohorts?.rows.find(({ id }) => String(id) === name)?.name ?? name,
    intermediary: (name: string) =>
      firms?.rows.find(({ id, code }) => code === name || String(id) === name)?.name ?? name,
  };
  return (filter) => filterParts(filter, names, language);
}

export const useFilterWords = (filter: AccountFilter): FilterPart[] => useSayFilter()(filter);
