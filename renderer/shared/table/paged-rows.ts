import { type QueryClient, useQueries, useQueryClient } from '@tanstack/react-query';
import { useCallback, useMemo, useState } from 'react';
import { z } from 'zod';
import type { Endpoint, Input, Output } from '#contract/endpoint.ts';
import { call } from '../api-client.ts';
import { type Reading, topicsOf } from '../query.ts';

/** Rows asked for at once. */
export const PAGE = 100;
const KEEP_MS = 60_000;

type Page = { rows: { id: number }[]; next: string | null; total: number };
export type ListEndpoint = Endpoint<z.ZodType, z.ZodType<Page>>;
export type RowOf<E extends ListEndpoint> = Output<E>['rows'][number];
/** Filters and sort order; where to begin is this hook's business. */
export type Asked<E extends Endpoint> = Omit<Input<E> & object, 'limit' | 'after' | 'skip'>;

/** A list of any length, of which only what is looked at is fetched. */
export type PagedRows<Row> = {
  /** undefined until the first answer */
  total: number | undefined;
  /** undefined while on its way */
  rowAt: (index: number) => Row | undefined;
  /** Says what is looked at; `last` not included. */
  look: (first: number, last: number) => void;
  /** A stretch, fetched where needed. */
  rowsBetween: (first: number, last: number) => Promise<Row[]>;
  /** What was asked: another question is another list, looked at from its top. */
  question: string;
  /** The rows shown are those of the former question. */
  former: boolean;
  failure: Error | null;
  retry: () => void;
};

type Source = { client: QueryClient; endpoint: ListEndpoint; input: object };

const keyOf = ({ endpoint, input }: Source, page: number) => [endpoint.path, input, 'page', page] as const;

/** A list whose promise names `skip` can be entered anywhere, others are read from the top. */
const canSkip = ({ input }: Endpoint): boolean => input instanceof z.ZodObject && 'skip' in input.shape;

const optionsOf = (source: Source, page: number) => ({
  queryKey: keyOf(source, page),
  queryFn: async ({ signal }: { signal: AbortSignal }) => fetchPage(source, page, signal),
  gcTime: KEEP_MS,
});

async function fetchPage(source: Source, page: number, signal: AbortSignal): Promise<Page> {
  const where = page === 0 ? {} : await beginning(source, page);
  if (where === null) return { rows: [], next: null, total: page * PAGE };
  return call(source.endpoint, { ...source.input, ...where, limit: PAGE }, { signal });
}

/** The cursor left by the page before, else a jump, else the way there page by page. Null behind the end. */
async function beginning(source: Source, page: number): Promise<{ after: string } | { skip: number } | null> {
  const key = keyOf(source, page - 1);
  const before = source.client.getQueryState<Page>(key);
  const fresh = before?.isInvalidated === true ? undefined : before?.data;
  if (fresh === undefined && canSkip(source.endpoint)) return { skip: page * PAGE };
  const former: Page = fresh ?? (await source.client.fetchQuery<Page>(optionsOf(source, page - 1)));
  return former.next === null ? null : { after: former.next };
}

const pagesOf = (first: number, last: number): number[] => {
  const from = Math.floor(first / PAGE);
  const to = Math.max(from, Math.floor((last - 1) / PAGE));
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
};

export function usePagedRows<E extends ListEndpoint>(
  endpoint: E,
  input: Asked<E>,
  { topics = topicsOf(endpoint) }: Pick<Reading, 'topics'> = {},
): PagedRows<RowOf<E>> {
  const client = useQueryClient();
  const question = JSON.stringify(input);
  const source = useMemo<Source>(
    () => ({ client, endpoint, input: JSON.parse(question) as object }),
    [client, endpoint, question],
  );
  const [settled, setSettled] = useState<{ source: Source; total: number } | null>(null);
  const [range, setRange] = useState({ first: 0, last: 1 });
  const pages = pagesOf(range.first, range.last);
  const answers = useQueries({ queries: pages.map((page) => ({ ...optionsOf(source, page), meta: { topics } })) });

  const total = answers.find(({ data }) => data !== undefined)?.data?.total;
  if (total !== undefined && (settled?.source !== source || settled.total !== total)) setSettled({ source, total });

  const former = total === undefined && settled !== null && settled.source !== source;
  const shown = former ? settled.source : source;
  const held = new Map(former ? [] : pages.map((page, index) => [page, answers[index]?.data]));
  const pageAt = (page: number): Page | undefined => held.get(page) ?? client.getQueryData<Page>(keyOf(shown, page));
  const failed = answers.find(({ error }) => error !== null);
  return {
    total: total ?? settled?.total,
    question,
    former,
    failure: failed?.error ?? null,
    retry: () => void failed?.refetch(),
    rowAt: (index) => pageAt(Math.floor(index / PAGE))?.rows[index % PAGE],
    look: useCallback((first: number, last: number) => {
      setRange((now) => (now.first === first && now.last === last ? now : { first, last }));
    }, []),
    rowsBetween: async (first, last) => {
      const got: Page[] = [];
      // what no hint has called stale is fresh enough
      for (const page of pagesOf(first, last))
        got.push(await client.fetchQuery({ ...optionsOf(source, page), staleTime: Infinity }));
      const from = Math.floor(first / PAGE) * PAGE;
      return got.flatMap(({ rows }) => rows).slice(first - from, last - from);
    },
  };
}
