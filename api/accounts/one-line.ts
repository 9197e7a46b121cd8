import type { AccountLine } from '#contract/accounts.ts';
import type { Id } from '#contract/basics.ts';
import { KapocsError } from '#contract/errors.ts';
import type { Reading } from '../context.ts';
import { anythingAfter } from './criteria.sql.ts';
import { lineOf } from './line.ts';
import { lines } from './page.sql.ts';

/** One account as the list shows it today. Throws NOT_FOUND. */
export async function accountLine(ctx: Pick<Reading, 'db' | 'today'>, id: Id): Promise<AccountLine> {
  const asOf = ctx.today();
  const derive = await anythingAfter(ctx.db, asOf);
  const [line] = await lines(ctx.db, { ids: [id], criteria: { asOf, derive }, order: 'name' });
  if (!line) throw new KapocsError('NOT_FOUND', { accountId: id });
  return lineOf(line, asOf);
}
