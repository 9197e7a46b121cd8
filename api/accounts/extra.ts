import type { AccountFilter } from '#contract/accounts.ts';
import type { Id } from '#contract/basics.ts';
import type { Reading } from '../context.ts';
import { matching } from './accounts.ts';
import * as sql from './extra.sql.ts';

/* Columns of lists that mean nothing known and are kept under their own headings. */

/** The headings the accounts of a filter keep something under; every one of them is looked through. */
export async function extraHeadings(ctx: Reading, filter: AccountFilter): Promise<string[]> {
  const ids = await matching(ctx, filter);
  return sql.headings(ctx.db, ids(ctx.db));
}

/** What these accounts keep, by heading. */
export async function extrasOf(ctx: Reading, ids: readonly Id[]): Promise<Map<Id, Record<string, string>>> {
  const found = await sql.values(ctx.db, ids);
  return new Map(found.map(({ id, extra }) => [id, JSON.parse(extra) as Record<string, string>]));
}
