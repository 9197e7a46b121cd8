import type { AccountLine } from '#contract/accounts.ts';
import type { Id } from '#contract/basics.ts';
import { KapocsError } from '#contract/errors.ts';
import type { Reading } from '../context.ts';
import { anythingAfter } from './criteria.sql.ts';
import { lineOf } from './line.ts';
import { lines } from './page.sql.ts';

/** Accounts as the list shows them today, by id; one that is gone is missing. */
export async function accountLines(
  ctx: Pick<Reading, 'db' | 'today'>,
  ids: readonly Id[],
): Promise<Map<Id, AccountLine>> {
  const asOf = ctx.today();
  const derive = await anythingAfter(ctx.db, asOf);
  const rows = await lines(ctx.db, { ids, criteria: { asOf, derive }, order: 'name' });
  return new Map(rows.map((row) => [row.id, lineOf(row, asOf)]));
}

/** One of them. Throws NOT_FOUND. */
export async function accountLine(ctx: Pick<Reading, 'db' | 'today'>, id: Id): Promise<AccountLine> {
  const line = (await accountLines(ctx, [id])).get(id);
  if (!line) throw new KapocsError('NOT_FOUND', { accountId: id });
  return line;
}
