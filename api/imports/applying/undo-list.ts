import { waitForCalm } from '../../accounts/roster/keep.ts';
import type { Context, Tx } from '../../context.ts';
import * as history from '../../history/history.ts';
import * as changes from './changes.sql.ts';
import { readCounts } from '../counts.ts';
import * as sql from '../imports.sql.ts';
import { readAgain } from '../read-again.ts';
import { undoRows } from './undo-rows.ts';

const CHANGES_AT_ONCE = 400;

async function finish(tx: Tx, record: sql.ImportRecord): Promise<void> {
  await sql.change(tx.db, record.id, { state: 'undone', undone_at: tx.now() });
  const { kept } = readCounts(record.counts);
  await history.record(tx, { action: 'import.undone', object: `import:${record.id}`, details: { kept } });
  await readAgain(tx, record);
  tx.tell('accounts', []);
}

const undoSome = (ctx: Context, id: number): Promise<boolean> =>
  ctx.write(async (tx) => {
    const record = await sql.hold(tx.db, id);
    if (record?.state !== 'undoing') return false;
    tx.tell('imports', [id]);
    tx.wake('account-tally');
    const some = await changes.latest(tx.db, id, CHANGES_AT_ONCE);
    if (some.length === 0) {
      await finish(tx, record);
      return false;
    }
    const { restored, kept, standing } = await undoRows(tx, some);
    await changes.settle(tx.db, restored, 'restored');
    await changes.settle(tx.db, kept, 'kept');
    const counts = readCounts(record.counts);
    await sql.change(tx.db, id, {
      done: record.done + some.length,
      counts: JSON.stringify({ ...counts, kept: counts.kept + standing }),
    });
    await history.record(tx, {
      action: 'import.rows_undone',
      object: `import:${id}`,
      details: { restored: restored.length, kept: standing },
    });
    return true;
  });

/** Takes a list back from where it stands, the latest change first. */
export async function undoList(ctx: Context, record: sql.ImportRecord, closing: AbortSignal): Promise<void> {
  while (!closing.aborted && (await undoSome(ctx, record.id))) waitForCalm(ctx);
}
