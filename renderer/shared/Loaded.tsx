import type { UseQueryResult } from '@tanstack/react-query';
import { Skeleton, Stack } from '@mui/material';
import type { ReactNode } from 'react';
import { ErrorPanel } from './ErrorPanel.tsx';

type LoadedProps<T> = { query: UseQueryResult<T>; lines?: number; children: (data: T) => ReactNode };

/** What an answer is drawn with, once it is there; grey lines before, the failure if it does not come. */
export function Loaded<T>({ query, lines = 4, children }: LoadedProps<T>) {
  if (query.data !== undefined) return children(query.data);
  if (query.isError) return <ErrorPanel failure={query.error} onRetry={() => void query.refetch()} />;
  return (
    <Stack sx={{ gap: 0.5 }} aria-busy>
      {Array.from({ length: lines }, (_, line) => (
        <Skeleton key={line} variant="rounded" height={34} />
      ))}
    </Stack>
  );
}
