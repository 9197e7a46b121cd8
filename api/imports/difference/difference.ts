import type { Id } from '#contract/basics.ts';
import type { Output, Parsed } from '#contract/endpoint.ts';
import { KapocsError } from '#contract/errors.ts';
import { listColumns, requiredColumns, type ListColumn } from '#contract/list-columns.ts';
import type { Difference, DifferenceChange, DifferenceRow, listDifference } from '#contract/list-difference.ts';
import { remembered } from '../../accounts/memo.ts';
import type { Context, Reading } from '../../context.ts';
import { readCounts } from '../counts.ts';
import * as sql from './difference.sql.ts';
import { placesOf, placesUpTo, type Places } from './difference-places.ts';
import type { ImportRecord } from '../imports.sql.ts';
import { find } from '../imports.ts';
import { planOf } from '../list-plan.ts';

type Asked = { was: Id; now?: Id | undefined };

/** A list read to its end whose lines are still there. Throws NOT_FOUND, STATE_WRONG, FILE_GONE. */
async function comparable(ctx: Reading, id: Id): Promise<ImportRecord> {
  const record = await find(ctx, id);
  if (record.state !== 'preview' && record.state !== 'applied' && record.state !== 'undone')
    throw new KapocsError('STATE_WRONG', { state: record.state });
  if (record.file === null) throw new KapocsError('FILE_GONE', { importId: id });
  return record;
}

/** The columns a list tells; a second phone may stand beside the first. */
function columnsOf(record: ImportRecord): Set<ListColumn> {
  const places = planOf(record).way?.judging.places ?? {};
  return new Set(
    listColumns.filter((column) => places[column] !== undefined).concat(requiredColumns, 'secondaryPhone'),
  );
}

/** The columns a list keeps under their own headings. */
const extrasOf = (record: ImportRecord): string[] =>
  (planOf(record).way?.judging.extras ?? []).map(({ name }) => name).toSorted();

type Compared = {
  was: ImportRecord;
  now: ImportRecord | null;
  pair: sql.Pair;
  leftOut: ListColumn[];
  leftOutExtra: string[];
};

/** Throws NOT_FOUND, STATE_WRONG, FILE_GONE, and INPUT_INVALID for lists of two insurers. */
async function compared(ctx: Reading, { was: wasId, now: nowId }: Asked): Promise<Compared> {
  const was = await comparable(ctx, wasId);
  const now = nowId === undefined ? null : await comparable(ctx, nowId);
  if (now && now.insurer_id !== was.insurer_id) throw new KapocsError('INPUT_INVALID', { fields: ['now'] });
  const told = columnsOf(was);
  const others = now ? columnsOf(now) : new Set<ListColumn>(listColumns);
  const leftOut = listColumns.filter((column) => told.has(column) !== others.has(column));
  const known = listColumns.filter((column) => column !== 'accountNumber' && told.has(column) && others.has(column));
  const extras = new Set(extrasOf(was));
  const otherExtras = now ? new Set(extrasOf(now)) : extras;
  const leftOutExtra = [...extras.symmetricDifference(otherExtras)].toSorted();
  const shared = [...extras.intersection(otherExtras)].map((extra) => ({ extra }));
  const today = { insurer: was.insurer_id, cohort: was.cohort_id };
  return {
    was,
    now,
    pair: {
      was: { list: was.id },
      now: now ? { list: now.id } : today,
      fields: [...known, ...shared],
      hashes: now !== null && leftOut.length === 0 && leftOutExtra.length === 0,
    },
    leftOut: now ? leftOut : [],
    leftOutExtra,
  };
}

const shown = (record: ImportRecord): Difference['was'] => {
  const { new: fresh, changed, same } = readCounts(record.counts);
  const { id, filename, list_day: listDay, created_at: createdAt } = record;
  return { id, filename, listDay, createdAt, lines: fresh + changed + same };
};

/** From so many lines on, a comparison with the accounts of today may be so old. */
const MANY_LINES = 20_000;
const MAY_BE_OLD_MS = 30_000;

const linesIn = (record: ImportRecord): number => shown(record).lines;

/**
 * Under what a comparison still holds: two lists differ in the same until one is read anew or a client is forgotten;
 * accounts change with every commit, and walking over very many of them after each would be all the program does.
 */
function stateOf(ctx: Context, { was, now }: Compared): Context['dataState'] {
  if (now) return () => Promise.resolve(JSON.stringify([was, now].map(({ round, counts }) => [round, counts])));
  return linesIn(was) < MANY_LINES
    ? ctx.dataState
    : () => Promise.resolve(String(Math.floor(performance.now() / MAY_BE_OLD_MS)));
}

const placesIn = (ctx: Context, found: Compared): Promise<Places> =>
  remembered({ ...ctx, dataState: stateOf(ctx, found) }, 'difference', found.pair, () => placesOf(ctx.db, found.pair));

const countsIn = (places: Places): Difference['counts'] => ({
  new: places.new.length,
  changed: places.changed.length,
  gone: places.gone.length,
  back: places.back.length,
  same: places.same.length,
});

/** What two lists differ in, counted. */
export async function differenceCounts(
  ctx: Context,
  asked: Parsed<typeof listDifference.counts>,
): Promise<Output<typeof listDifference.counts>> {
  const found = await compared(ctx, asked);
  const counts = countsIn(await placesIn(ctx, found));
  return {
    was: shown(found.was),
    now: found.now && shown(found.now),
    counts,
    leftOut: found.leftOut,
    leftOutExtra: found.leftOutExtra,
  };
}

const numbers: readonly ListColumn[] = ['annualPremium', 'contractCount'];

function changesOf(fields: readonly sql.Field[], row: sql.FoundRow): DifferenceChange[] {
  return fields.flatMap((field, at) => {
    const [before, after] = [row[`was_${at}`] ?? null, row[`now_${at}`] ?? null];
    if ((before ?? '') === (after ?? '')) return [];
    if (typeof field !== 'string') return { field: 'extra' as const, heading: field.extra, before, after };
    const read = (value: string | null) => (value !== null && numbers.includes(field) ? Number(value) : value);
    return { field, heading: null, before: read(before), after: read(after) };
  });
}

/** The accounts behind a count, by account number. */
export async function differenceRows(
  ctx: Context,
  { kind, limit, after, skip = 0, ...asked }: Parsed<typeof listDifference.rows>,
): Promise<Output<typeof listDifference.rows>> {
  const found = await compared(ctx, asked);
  const { pair } = found;
  const places = (await placesIn(ctx, found))[kind];
  const side = kind === 'gone' ? pair.was : pair.now;
  const begin = (after ? await placesUpTo(ctx.near, side, places, after) : 0) + skip;
  const shownHere = [...places.subarray(begin, begin + limit)];
  const rows =
    kind === 'changed' ? await sql.bothAt(ctx.db, pair, shownHere) : await sql.rowsAt(ctx.db, side, shownHere);
  return {
    rows: rows.map((row): DifferenceRow => ({
      id: row.id,
      accountNumber: row.number,
      holderName: row.name,
      changes: changesOf(pair.fields, row),
    })),
    next: begin + limit < places.length ? (rows.at(-1)?.key ?? null) : null,
    total: places.length,
  };
}
