import {
  keepPreviousData,
  type Query,
  QueryClient,
  useMutation,
  useQuery,
  useQueryClient,
  type UseMutationResult,
  type UseQueryResult,
} from '@tanstack/react-query';
import type { Endpoint, Input, Output } from '#contract/endpoint.ts';
import { type Topic, topics } from '#contract/live.ts';
import { ApiFailure, call } from './api-client.ts';

declare module '@tanstack/react-query' {
  interface Register {
    defaultError: Error;
    queryMeta: { topics: readonly Topic[] };
  }
}

const worthRetrying = (error: Error): boolean =>
  error instanceof ApiFailure && (error.code === 'DATABASE_BUSY' || error.code === 'UNREACHABLE');

export const newQueryClient = (): QueryClient =>
  new QueryClient({
    defaultOptions: {
      queries: {
        retry: (count, error) => count < 2 && worthRetrying(error),
        retryDelay: 400,
        staleTime: 5_000,
        refetchOnWindowFocus: false,
      },
      mutations: { retry: false },
    },
  });

const settled: readonly string[] = ['insurers', 'cohorts', 'intermediaries'];

/** The topic an address belongs to by its first word, where there is one. */
export function topicsOf(endpoint: Pick<Endpoint, 'path'>): readonly Topic[] {
  const word = endpoint.path.split('/')[2] ?? '';
  return settled.includes(word) ? ['settings'] : topics.filter((topic) => topic === word);
}

export type Reading = {
  /** Live hints that make the answer stale; by default the topic named in the address. */
  topics?: readonly Topic[];
  enabled?: boolean;
  /** Shows the former answer while the next one for other values is on its way. */
  keep?: boolean;
  /** Milliseconds between two askings, for what no hint tells. */
  every?: number;
};

/** An answer of the API, kept fresh by live hints. Keyed by address and values. */
export function useRead<E extends Endpoint>(
  endpoint: E,
  input: Input<E>,
  reading: Reading = {},
): UseQueryResult<Output<E>> {
  return useQuery({
    queryKey: [endpoint.path, input],
    queryFn: async ({ signal }) => call(endpoint, input, { signal }),
    meta: { topics: reading.topics ?? topicsOf(endpoint) },
    ...(reading.enabled === undefined ? {} : { enabled: reading.enabled }),
    ...(reading.every === undefined ? {} : { refetchInterval: reading.every }),
    ...(reading.keep ? { placeholderData: keepPreviousData } : {}),
  });
}

/** A change asked of the API. Answers of the same topics are read again afterwards, without waiting for the hint. */
export function useWrite<E extends Endpoint>(
  endpoint: E,
  changes: readonly Topic[] = topicsOf(endpoint),
): UseMutationResult<Output<E>, Error, Input<E>> {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (input: Input<E>) => call(endpoint, input),
    onSuccess: async () => refresh(client, changes),
  });
}

/** Reads again what is on screen of these topics; what is not on screen is read when next shown. */
export async function refresh(client: QueryClient, stale: readonly Topic[]): Promise<void> {
  const about = ({ meta }: Query): boolean => meta?.topics.some((topic) => stale.includes(topic)) ?? false;
  // An answer under way may be older than what made it stale: once it is here, it is asked for again.
  const asked = client.getQueryCache().findAll({ predicate: about, fetchStatus: 'fetching' });
  await client.invalidateQueries({ predicate: about }, { cancelRefetch: false });
  if (asked.length > 0)
    await client.invalidateQueries({ predicate: (query) => asked.includes(query) }, { cancelRefetch: false });
}
