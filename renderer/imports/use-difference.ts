import { useSearchParams } from 'react-router';
import { imports, type Import } from '#contract/imports.ts';
import { type DifferenceKind, differenceKinds } from '#contract/list-difference.ts';
import { useRead } from '../shared/query.ts';

const MOST_LISTS = 500;

const isComparable = ({ state }: Import): boolean => state === 'preview' || state === 'applied' || state === 'undone';

export type Pair = { was: number; now?: number };
export type DifferenceChoice = {
  /** lists that can be compared, newest first; undefined until they are known */
  lists: readonly Import[] | undefined;
  pair: Pair | undefined;
  kind: DifferenceKind | undefined;
  choose: (change: Partial<Record<'was' | 'now' | 'kind', string>>) => void;
};

/** Which two lists are compared, as the address says; else the newest with the one before it. */
export function useDifference(): DifferenceChoice {
  const [search, setSearch] = useSearchParams();
  const { data } = useRead(imports.list, { limit: MOST_LISTS });
  const lists = data?.rows.filter(isComparable);
  const [newest] = lists ?? [];
  const before = lists?.find(({ id, insurerId }) => id !== newest?.id && insurerId === newest?.insurerId);
  const was = Number(search.get('was')) || (before ?? newest)?.id;
  const asked = search.get('now') ?? (before && search.get('was') === null ? String(newest?.id) : 'today');
  const now = Number(asked) || undefined;
  return {
    lists,
    pair: was === undefined ? undefined : { was, ...(now === undefined ? {} : { now }) },
    kind: differenceKinds.find((kind) => kind === search.get('kind')),
    choose: (change) => {
      const next = new URLSearchParams(search);
      if (was !== undefined) next.set('was', String(was));
      next.set('now', asked);
      for (const [name, value] of Object.entries(change)) next.set(name, value);
      setSearch(next, { replace: true });
    },
  };
}
