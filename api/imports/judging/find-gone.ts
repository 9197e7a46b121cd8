import * as accounts from '../../accounts/stored.ts';
import type { Context } from '../../context.ts';
import { addCounts, readCounts } from '../counts.ts';
import type { ImportRecord } from '../imports.sql.ts';
import { save } from '../save-step.ts';
import * as staged from '../staged.sql.ts';

const ACCOUNTS_AT_ONCE = 1000;
/** Accounts without a line take positions behind the last line a sheet can have. */
const GONE_FROM = 10_000_000;

/** The line of the file at a position; null for an account that has none. */
export const lineAt = (position: number): number | null => (position < GONE_FROM ? position : null);

const goneRecord = ({ id, account_key, account_number, holder_name }: accounts.Listed): staged.StagedRecord => ({
  ...staged.blankLine,
  position: GONE_FROM + id,
  kind: 'gone',
  account_key,
  account_number,
  holder_name,
  account_id: id,
});

/**
 * Finds the accounts of the renewal period that have no line in the list, a page at a time by id; false when the
 * program closes or the list is no longer wanted.
 */
export async function findGone(ctx: Context, record: ImportRecord, closing: AbortSignal): Promise<boolean> {
  let afterId = record.id_reached;
  while (!closing.aborted) {
    const page = await accounts.stillListed(ctx, {
      insurerId: record.insurer_id,
      cohortId: record.cohort_id,
      afterId,
      limit: ACCOUNTS_AT_ONCE,
    });
    const last = page.at(-1);
    if (!last) return true;
    const keys = page.map((account) => account.account_key);
    const lines = await staged.withKeys(ctx.db, record.id, keys);
    const there = new Set(lines.map((line) => line.account_key));
    const gone = page.filter((account) => !there.has(account.account_key)).map(goneRecord);
    const saved = await save(ctx, record, async (now, tx) => {
      if (now.id_reached >= last.id) return {};
      await staged.insert(tx.db, record.id, gone);
      return { id_reached: last.id, counts: JSON.stringify(addCounts(readCounts(now.counts), gone, [])) };
    });
    if (!saved) return false;
    afterId = last.id;
  }
  return false;
}
