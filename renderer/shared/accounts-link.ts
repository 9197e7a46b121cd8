import type { z } from 'zod';
import { AccountFilter, accountSorts, type AccountSort } from '#contract/accounts.ts';
import { addressOf } from './request-of.ts';

type FilterInput = z.input<typeof AccountFilter>;

/** The list of accounts narrowed to a filter; the address holds it under the names of the API. */
export const accountsLink = (filter: FilterInput): string => addressOf({ method: 'GET', path: '/accounts' }, filter);

/** The client card. */
export const cardLink = (accountId: number): string => `/accounts/${accountId}`;

/** A new reminder to the clients a filter means; `ids` in it are clients picked one by one. */
export const reminderLink = (filter: FilterInput): string =>
  addressOf({ method: 'GET', path: '/reminders/new' }, filter);

/** A new Excel file of the list as it stands on the screen. */
export const exportLink = (filter: FilterInput, sort: AccountSort, columns: readonly string[]): string =>
  addressOf({ method: 'GET', path: '/exports/new' }, { kind: 'accounts', ...filter, sort, columns: columns.join(',') });

/** The filter an address holds; what does not fit is left out, part by part. */
export function filterIn(search: URLSearchParams): AccountFilter {
  const parts = Object.entries(AccountFilter.shape).flatMap(([name, shape]) => {
    const values = search.getAll(name);
    if (values.length === 0) return [];
    // a list of values accepts one value too, a single value no list
    const read = shape.safeParse(values.length === 1 ? values[0] : values);
    return read.success && read.data !== undefined ? [[name, read.data] as const] : [];
  });
  return AccountFilter.parse(Object.fromEntries(parts));
}

export const sortIn = (search: URLSearchParams): AccountSort =>
  accountSorts.find((sort) => sort === search.get('sort')) ?? 'name';
