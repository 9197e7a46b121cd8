import type { z } from 'zod';
import type { AccountFilter } from '#contract/accounts.ts';
import { addressOf } from './request-of.ts';

/** The list of accounts narrowed to a filter; the address holds it under the names of the API. */
export const accountsLink = (filter: z.input<typeof AccountFilter>): string =>
  addressOf({ method: 'GET', path: '/accounts' }, filter);
