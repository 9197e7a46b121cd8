import { useCallback, useMemo } from 'react';
import { useLocation, useMatch, useNavigate } from 'react-router';
import type { AccountFilter, AccountSort } from '#contract/accounts.ts';
import { filterIn, sortIn } from '../shared/accounts-link.ts';
import { addressOf } from '../shared/request-of.ts';
import { everything, nothing, type Selection } from '../shared/table/selection.ts';

/** Longer selections are not written into the address: it would not fit. */
const MOST_WRITTEN = 200;

export type ListState = { filter: AccountFilter; sort: AccountSort; selection: Selection; card: number | null };
export type ListAddress = ListState & {
  /** `quietly`: without a step to go back to, for typing and picking. */
  change: (change: Partial<ListState>, quietly?: boolean) => void;
};

function selectionIn(search: URLSearchParams): Selection {
  const written = search.get('sel');
  if (written === 'all') return everything;
  const ids = (written ?? '').split('-').map(Number).filter(Number.isSafeInteger);
  return { kind: 'some', ids: new Set(ids.filter((id) => id > 0)) };
}

function written(selection: Selection): string | undefined {
  if (selection.kind === 'all') return 'all';
  const { size } = selection.ids;
  return size === 0 || size > MOST_WRITTEN ? undefined : [...selection.ids].join('-');
}

function addressFor({ filter, sort, selection, card }: ListState): string {
  const path = card === null ? ('/accounts' as const) : (`/accounts/${card}` as const);
  const rest = { ...filter, ...(sort === 'name' ? {} : { sort }) };
  const sel = written(selection);
  return addressOf({ method: 'GET', path }, sel === undefined ? rest : { ...rest, sel });
}

/** Filter, order, selection and open card stand in the address, so that Back works and a list can be sent on. */
export function useListAddress(): ListAddress {
  const navigate = useNavigate();
  const { search } = useLocation();
  const opened = useMatch('/accounts/:id')?.params.id;
  const state = useMemo<ListState>(() => {
    const params = new URLSearchParams(search);
    const card = Number(opened);
    return {
      filter: filterIn(params),
      sort: sortIn(params),
      selection: selectionIn(params),
      card: Number.isSafeInteger(card) && card > 0 ? card : null,
    };
  }, [search, opened]);
  const change = useCallback(
    (change: Partial<ListState>, quietly = false) => {
      // "all that match" means something else under another filter
      const selection = change.filter && state.selection.kind === 'all' ? nothing : state.selection;
      void navigate(addressFor({ ...state, selection, ...change }), { replace: quietly });
    },
    [navigate, state],
  );
  return { ...state, change };
}
