import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import type { Id } from '#contract/basics.ts';
import type { Output, Parsed } from '#contract/endpoint.ts';
import { KapocsError } from '#contract/errors.ts';
import type { Import, ImportState, imports as contract } from '#contract/imports.ts';
import type { Cohort } from '#contract/settings.ts';
import type { Context, Reading, Tx } from '../context.ts';
import * as history from '../history/history.ts';
import { idCursor } from '../outbox/id-cursor.ts';
import * as settings from '../settings/settings.ts';
import * as changes from './applying/changes.sql.ts';
import { noCounts, readCounts } from './counts.ts';
import { placesAsked } from './headings/decide-mapping.ts';
import * as sql from './imports.sql.ts';
import { planOf, type Asked } from './list-plan.ts';
import { mostBytes } from './list-size.ts';
import { openListInThread } from './thread/list-thread.ts';
import { keepOpen, letGo } from './thread/opened-lists.ts';
import { anew } from './read-again.ts';
import { shownImport } from './show-import.ts';
import * as staged from './staged.sql.ts';
import { storeUpload } from './store-upload.ts';

type Started = Output<typeof contract.apply>;

/** Throws NOT_FOUND. */
export async function find(ctx: Reading, id: Id): Promise<sql.ImportRecord> {
  const record = await sql.byId(ctx.db, id);
  if (!record) throw new KapocsError('NOT_FOUND', { importId: id });
  return record;
}

const shown = async (ctx: Reading, record: sql.ImportRecord): Promise<Import> =>
  shownImport(record, ctx.now(), record.created_by === null ? null : await sql.staffName(ctx.db, record.created_by));

export const one = async (ctx: Reading, id: Id): Promise<Import> => shown(ctx, await find(ctx, id));

/** Newest first. Throws CURSOR_INVALID. */
export async function list(
  ctx: Reading,
  { limit, after }: Parsed<typeof contract.list>,
): Promise<Output<typeof contract.list>> {
  const before = idCursor(after);
  const found = await sql.page(ctx.db, { before, limit: limit + 1 });
  // what stands under the headings is for the one who settles the columns
  const rows = await Promise.all(found.slice(0, limit).map((record) => shown(ctx, { ...record, mapping: null })));
  return { rows, next: found.length > limit ? String(rows.at(-1)?.id) : null, total: await sql.count(ctx.db) };
}

/** The renewal period meant; it may be left out while there is one. Throws COHORT_NEEDED, NOT_FOUND. */
async function cohortFor(ctx: Reading, id: Id | undefined): Promise<Cohort> {
  if (id !== undefined) return settings.cohort(ctx, id);
  const [only, ...others] = await settings.cohorts(ctx);
  if (!only || others.length > 0) throw new KapocsError('COHORT_NEEDED', { several: others.length > 0 });
  return only;
}

type Arriving = { filename: string; cohort: Cohort; part: boolean | undefined };

/**
 * Takes in a stored file that can be a list, to be read in the background; `also` belongs to the same transaction.
 * Throws FILE_… and what `also` throws; the file is removed then.
 */
export async function receive(
  ctx: Context,
  { file, bytes }: { file: string; bytes: number },
  { filename, cohort, part }: Arriving,
  also: (tx: Tx, id: Id) => Promise<void> = () => Promise.resolve(),
): Promise<Started> {
  const path = join(ctx.folders.files, file);
  try {
    keepOpen(path, await openListInThread(path));
    return await ctx.write(async (tx) => {
      const id = await sql.insert(tx.db, {
        insurer_id: cohort.insurerId,
        cohort_id: cohort.id,
        filename,
        file,
        bytes,
        list_day: tx.today(),
        plan: part === undefined ? null : JSON.stringify({ asked: { part }, way: null }),
        counts: JSON.stringify(noCounts),
        phase_started_at: tx.now(),
        created_at: tx.now(),
        created_by: tx.actor?.id ?? null,
      });
      await also(tx, id);
      await history.record(tx, { action: 'import.received', object: `import:${id}`, details: { bytes } });
      tx.tell('imports', [id]);
      tx.wake('imports.read');
      return { id, state: 'received' as const };
    });
  } catch (error) {
    await letGo(path);
    await rm(path, { force: true });
    throw error;
  }
}

/** Keeps an upload that can be a list. Throws COHORT_NEEDED or FILE_…; nothing is left behind then. */
export async function upload(
  ctx: Context,
  { filename, cohort: cohortId, part }: Parsed<typeof contract.upload>,
  body: Readable,
): Promise<Started> {
  const cohort = await cohortFor(ctx, cohortId);
  const stored = await storeUpload(ctx.folders.files, body, await mostBytes(ctx));
  return receive(ctx, stored, { filename, cohort, part });
}

const wrongState = (record: sql.ImportRecord): KapocsError => new KapocsError('STATE_WRONG', { state: record.state });

async function move(
  tx: Tx,
  record: sql.ImportRecord,
  from: ImportState,
  change: Partial<sql.ImportRecord> & { state: 'applying' | 'undoing' },
): Promise<Started> {
  if (!(await sql.move(tx.db, record.id, [from], { ...change, phase_started_at: tx.now(), done: 0 })))
    throw wrongState(await find(tx, record.id));
  await history.record(tx, { action: `import.${change.state}`, object: `import:${record.id}` });
  tx.tell('imports', [record.id]);
  tx.wake('imports.apply');
  return { id: record.id, state: change.state };
}

/** Throws IMPORT_BUSY while another list of the insurer is being applied or undone. */
async function alone(tx: Tx, record: sql.ImportRecord): Promise<void> {
  if (await sql.insurerBusy(tx.db, record.insurer_id, record.id)) throw new KapocsError('IMPORT_BUSY');
}

/** Approves a preview. Throws STATE_WRONG, IMPORT_BUSY. */
export async function apply(tx: Tx, id: Id): Promise<Started> {
  const record = await find(tx, id);
  await alone(tx, record);
  const { new: added, changed, gone } = readCounts(record.counts);
  const total = added + changed + gone + (await staged.countSettledOnly(tx.db, id));
  const begun = { id_reached: 0, total, error_code: null, error_details: null };
  return move(tx, record, 'preview', { ...begun, state: 'applying' });
}

/** Takes an applied list back. Throws STATE_WRONG, IMPORT_BUSY. */
export async function undo(tx: Tx, id: Id): Promise<Started> {
  const record = await find(tx, id);
  await alone(tx, record);
  return move(tx, record, 'applied', { state: 'undoing', total: await changes.count(tx.db, id) });
}

const unapplied: readonly ImportState[] = ['received', 'reading', 'needs_mapping', 'preview', 'failed'];

/** No copy is made again, and every line is looked at again: those not taken back are as the list says already. */
const FROM_THE_START = -1;

/** Stops taking a list back: what was taken back already is applied again. Throws STATE_WRONG once its lines are gone. */
async function applyAgain(tx: Tx, record: sql.ImportRecord): Promise<void> {
  if (record.file === null) throw wrongState(record);
  await alone(tx, record);
  const counts = readCounts(record.counts);
  const total = counts.new + counts.changed + counts.gone + (await staged.countSettledOnly(tx.db, record.id));
  await move(tx, record, 'undoing', {
    state: 'applying',
    id_reached: FROM_THE_START,
    total,
    counts: JSON.stringify({ ...counts, kept: 0 }),
  });
}

/**
 * Throws a list away; one being applied is taken back instead, one being taken back is applied again. What was
 * applied stays as proof: STATE_WRONG.
 */
export async function discard(tx: Tx, id: Id): Promise<void> {
  const record = await find(tx, id);
  if (record.state === 'undoing') {
    await applyAgain(tx, record);
    return;
  }
  if (record.state === 'applying') {
    await move(tx, record, 'applying', { state: 'undoing', total: await changes.count(tx.db, id) });
    return;
  }
  if (!(await sql.move(tx.db, id, unapplied, { waste: 'all' }))) throw wrongState(record);
  await history.record(tx, { action: 'import.discarded', object: `import:${id}` });
  tx.tell('imports', [id]);
  tx.wake('imports.clear');
}

const remappable: readonly ImportState[] = ['needs_mapping', 'preview'];

/** What was asked, with the headings the person saw. Throws INPUT_INVALID when a column is not there or missing. */
function checked(record: sql.ImportRecord, { columns, extra, sheet, csv, repairLetters, part }: Asked): Asked {
  const before = planOf(record).asked;
  const opening: Asked = {
    sheet: sheet ?? before.sheet,
    csv: csv ?? before.csv,
    repairLetters: repairLetters ?? before.repairLetters,
    part: part ?? before.part,
  };
  // another sheet or alphabet has other headings: they are guessed first
  if (!columns || Object.keys(columns).length === 0) return opening;
  const { columns: heads } = JSON.parse(record.mapping ?? '{"columns":[]}') as { columns: { heading: string }[] };
  const seen = sheet === undefined && csv === undefined && repairLetters === undefined;
  if (seen && placesAsked({ headings: heads.map(({ heading }) => heading) }, columns) === null)
    throw new KapocsError('INPUT_INVALID', { fields: ['columns'] });
  return { ...opening, columns, extra };
}

/** Has the list read again with the columns a person chose. Throws STATE_WRONG, INPUT_INVALID, FILE_GONE. */
export async function setMapping(tx: Tx, { id, ...asked }: Parsed<typeof contract.setMapping>): Promise<Started> {
  const record = await sql.hold(tx.db, id);
  if (!record) throw new KapocsError('NOT_FOUND', { importId: id });
  if (!remappable.includes(record.state)) throw wrongState(record);
  if (record.file === null) throw new KapocsError('FILE_GONE', { importId: id });
  await anew(tx, record, checked(record, asked));
  await history.record(tx, { action: 'import.mapped', object: `import:${id}` });
  tx.tell('imports', [id]);
  tx.wake('imports.read');
  return { id, state: 'reading' };
}
