import { useEffect, useState } from 'react';
import { ApiFailure } from '../../shared/api-client.ts';

type Part<Row> = { rows: Row[]; next: string | null };

export type Pages<Row> = {
  /** null until the first have come */
  rows: readonly Row[] | null;
  failure: ApiFailure | null;
  /** null when there are no more */
  more: (() => void) | null;
};

/** A list fetched part by part, from the beginning whenever `fetch` changes; `divert` takes what belongs to another page. */
export function usePages<Row>(
  fetch: (after: { after?: string }) => Promise<Part<Row>>,
  divert: (failure: ApiFailure) => boolean,
): Pages<Row> {
  const [shown, setShown] = useState<Part<Row> | null>(null);
  const [failure, setFailure] = useState<ApiFailure | null>(null);
  useEffect(() => {
    let gone = false;
    fetch({}).then(
      (first) => gone || setShown(first),
      (error: unknown) => {
        if (!gone && error instanceof ApiFailure && !divert(error)) setFailure(error);
      },
    );
    return () => {
      gone = true;
    };
  }, [fetch, divert]);
  const after = shown?.next ?? null;
  const more = (): void => {
    if (after === null) return;
    fetch({ after }).then(
      // A part that was asked for twice is added once.
      (part) => setShown((now) => (now?.next === after ? { rows: [...now.rows, ...part.rows], next: part.next } : now)),
      (error: unknown) => {
        if (error instanceof ApiFailure && !divert(error)) setFailure(error);
      },
    );
  };
  return { rows: shown?.rows ?? null, failure, more: after === null ? null : more };
}
