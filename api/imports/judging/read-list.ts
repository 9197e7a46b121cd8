import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { KapocsError } from '#contract/errors.ts';
import { isPassing } from '#db/busy.ts';
import type { Context } from '../../context.ts';
import * as history from '../../history/history.ts';
import { clearLines } from '../clear-imports.ts';
import { addCounts, noCounts, readCounts } from '../counts.ts';
import { factsOf } from './facts-of.ts';
import { decideAgain } from './decisions.ts';
import * as decisions from './decisions.sql.ts';
import { findGone } from './find-gone.ts';
import * as sql from '../imports.sql.ts';
import type { ImportRecord } from '../imports.sql.ts';
import { judgeBatch } from './judge-batch.ts';
import { planOf, type Way } from '../list-plan.ts';
import type { StagedBatch } from '../thread/list-messages.ts';
import type { ThreadReader } from '../thread/list-thread.ts';
import { openForReading } from '../thread/opened-lists.ts';
import { planReading } from './plan-reading.ts';
import { save } from '../save-step.ts';
import { settleTwins } from './settle-twins.ts';
import * as staged from '../staged.sql.ts';

const ROWS_AT_ONCE = 500;

/** Judges a batch and keeps it together with the line reached, so that a killed program goes on from there. */
async function keepBatch(ctx: Context, record: ImportRecord, batch: StagedBatch, way: Way): Promise<boolean> {
  const judged = await judgeBatch(ctx, record.insurer_id, batch.rows, factsOf(record));
  return save(ctx, record, async (now, tx) => {
    // another server of the team was faster with these lines
    if (batch.lastLine <= now.line_reached) return {};
    const fresh = judged.filter((row) => row.position > now.line_reached);
    const keys = fresh.flatMap((row) => row.account_key ?? []);
    const { rows, contradicted } = settleTwins(fresh, await staged.withKeys(tx.db, record.id, keys));
    await staged.insert(tx.db, record.id, rows);
    await staged.contradict(tx.db, record.id, contradicted);
    return {
      line_reached: batch.lastLine,
      done: batch.lastLine,
      total: way.lastLine ?? Math.round(batch.lastLine / Math.max(batch.progress, 0.001)),
      counts: JSON.stringify(addCounts(readCounts(now.counts), rows, contradicted)),
    };
  });
}

async function showPreview(ctx: Context, record: ImportRecord): Promise<void> {
  const counted = await staged.counts(ctx.db, record.id);
  if (counted.every(({ kind }) => kind === 'gone')) throw new KapocsError('FILE_NO_ROWS');
  const counts = { ...noCounts };
  for (const { kind, n, back } of counted) {
    counts[kind] = n;
    counts.back += back;
  }
  await save(ctx, record, async (_now, tx) => {
    Object.assign(counts, await staged.conflictCounts(tx.db, record.id));
    await decisions.forget(tx.db, record.id);
    const { new: added, changed, same, faulty, gone } = counts;
    await history.record(tx, {
      action: 'import.read',
      object: `import:${record.id}`,
      details: { new: added, changed, same, faulty, gone },
    });
    return { state: 'preview', counts: JSON.stringify(counts) };
  });
}

async function readLines(
  ctx: Context,
  record: ImportRecord,
  list: ThreadReader,
  closing: AbortSignal,
): Promise<boolean> {
  const { way } = planOf(record);
  if (!way) return false;
  const choice = { sheet: way.sheet, fromLine: record.line_reached + 1, rowsPerBatch: ROWS_AT_ONCE };
  for await (const batch of list.judged(choice, way.judging)) {
    if (closing.aborted || !(await keepBatch(ctx, record, batch, way))) return false;
  }
  return save(ctx, record, ({ line_reached }) => Promise.resolve({ all_read: 1, total: line_reached }));
}

async function readToPreview(ctx: Context, record: ImportRecord, closing: AbortSignal): Promise<void> {
  const path = join(ctx.folders.files, record.file ?? '');
  if (record.all_read === 0) {
    if (!existsSync(path)) throw new KapocsError('FILE_GONE');
    const { csv, repairLetters } = planOf(record).asked;
    const list = await openForReading(path, { ...(csv && { csv }), ...(repairLetters && { repairLetters }) });
    try {
      // what an earlier round left
      if (record.line_reached === 0 && !(await clearLines(ctx, record.id, closing))) return;
      const planned = planOf(record).way ? record : await planReading(ctx, record, list);
      if (!planned || !(await readLines(ctx, planned, list, closing))) return;
    } finally {
      await list.close();
    }
  }
  const planned = (await sql.byId(ctx.db, record.id)) ?? record;
  const whole = planOf(planned).way?.part === true || (await findGone(ctx, record, closing));
  if (whole && (await decideAgain(ctx, record))) await showPreview(ctx, record);
}

/** What can be told of a failure: a code and details without personal data; the cause is in the log. */
async function fail(ctx: Context, record: ImportRecord, error: KapocsError): Promise<void> {
  await save(ctx, record, async (_now, tx) => {
    await history.record(tx, {
      action: 'import.failed',
      object: `import:${record.id}`,
      details: { code: error.code },
    });
    return {
      state: 'failed',
      error_code: error.code,
      error_details: JSON.stringify(error.details),
      counts: JSON.stringify(noCounts),
      waste: 'rows',
    };
  });
  ctx.wake('imports.clear');
}

/**
 * Reads a list from where it stands to its preview, or to the question which column is which. What is wrong with
 * the list ends in `failed`; what will pass is thrown, so that it is tried again.
 */
export async function readList(ctx: Context, record: ImportRecord, closing: AbortSignal): Promise<void> {
  try {
    await readToPreview(ctx, record, closing);
  } catch (error) {
    if (closing.aborted) return;
    if (isPassing(error)) throw error;
    const failure = error instanceof KapocsError ? error : new KapocsError('INTERNAL', {}, error);
    if (failure.status >= 500) ctx.log.error({ err: failure, importId: record.id }, 'reading a list failed');
    await fail(ctx, record, failure);
  }
}
