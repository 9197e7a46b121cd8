import { KapocsError } from '#contract/errors.ts';
import { isAway } from '#db/busy.ts';
import { waitForCalm } from '../../accounts/roster/keep.ts';
import { backupNow } from '../../backups/backups.ts';
import type { Context, Tx } from '../../context.ts';
import * as history from '../../history/history.ts';
import * as settings from '../../settings/settings.ts';
import { applyRows } from './apply-rows.ts';
import * as changes from './changes.sql.ts';
import { readCounts } from '../counts.ts';
import { factsOf } from '../judging/facts-of.ts';
import * as sql from '../imports.sql.ts';
import { readAgain } from '../read-again.ts';
import * as staged from '../staged.sql.ts';

const ROWS_AT_ONCE = 500;

async function finish(tx: Tx, record: sql.ImportRecord): Promise<void> {
  const { erased } = readCounts(record.counts);
  await sql.change(tx.db, record.id, {
    state: 'applied',
    applied_at: tx.now(),
    // nothing reads it any more, and it names somebody who was forgotten
    ...(erased > 0 && { file_erased: 1 }),
  });
  if (erased > 0) tx.wake('imports.clear');
  await history.record(tx, {
    action: 'import.applied',
    object: `import:${record.id}`,
    details: { changes: await changes.count(tx.db, record.id) },
  });
  await readAgain(tx, record);
  tx.tell('accounts', []);
}

/** One piece of an approved list in one transaction: changes, what was before, history, how far it got. */
const applySome = (ctx: Context, id: number): Promise<boolean> =>
  ctx.write(async (tx) => {
    const record = await sql.hold(tx.db, id);
    if (record?.state !== 'applying') return false;
    tx.tell('imports', [id]);
    tx.wake('account-tally');
    const rows = await staged.toApply(tx.db, id, { position: record.id_reached, limit: ROWS_AT_ONCE });
    const last = rows.at(-1);
    if (!last) {
      await finish(tx, record);
      return false;
    }
    const { deadline } = await settings.cohort(tx, record.cohort_id);
    const made = await applyRows(tx, record, rows, { deadline, facts: factsOf(record), key: ctx });
    await changes.insert(tx.db, id, tx.now(), made);
    await sql.change(tx.db, id, { id_reached: last.position, done: record.done + rows.length });
    await history.record(tx, {
      action: 'import.rows_applied',
      object: `import:${id}`,
      details: { upTo: last.position, changes: made.length },
    });
    return true;
  });

/** A copy that fails stops the list before it has changed anything; it can be approved again. */
async function copied(ctx: Context, record: sql.ImportRecord): Promise<boolean> {
  try {
    await backupNow(ctx, 'before_import');
    return true;
  } catch (error) {
    if (!(error instanceof KapocsError) || isAway(error.cause)) throw error;
    ctx.log.error({ err: error, importId: record.id }, 'no copy, no import');
    await ctx.write(async (tx) => {
      const failure = { error_code: error.code, error_details: JSON.stringify(error.details) };
      await sql.move(tx.db, record.id, ['applying'], { state: 'preview', ...failure });
      tx.tell('imports', [record.id]);
    });
    return false;
  }
}

/** Applies an approved list from where it stands; before its first change the database is copied. */
export async function applyList(ctx: Context, record: sql.ImportRecord, closing: AbortSignal): Promise<void> {
  if (record.id_reached === 0 && !(await copied(ctx, record))) return;
  while (!closing.aborted && (await applySome(ctx, record.id))) waitForCalm(ctx);
}
