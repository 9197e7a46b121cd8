import { changesSeen, changesSince } from '#db/account-changes.ts';
import type { Db } from '#db/connect.ts';
import type { Context } from '../../context.ts';
import { recontacted, reordered } from './orders.ts';
import { emptyRoster, note, noteContact, type Roster } from './roster.ts';
import { FRONT, passing, placesOf, these, type Pass, type Passed } from './roster.sql.ts';

/** Rows read at once: the event loop is held for some milliseconds by each page. */
const PAGE = 4000;
/** Between pages it rests for so many times as long as the last one took: whoever waits for the same thread comes first. */
const EASE = 1;
/** More changes than these are read with everything else, anew. */
const MOST_CHANGED = 4000;
const MOST_MOVED = 200;
/** While lists are loaded it is not read anew all the time: that takes seconds at a million. */
const REST = 5;

/** Notes of changes are kept longer than this. */
export const LONGEST_UNSEEN_MS = 300_000;

type Kept = {
  roster: Roster | null;
  /** how far changes are in it, and the state of the data when that was looked at */
  seen: string;
  state: string;
  seenAt: number;
  /** how often something was taken up, and how often words may find others since */
  changes: number;
  texts: number;
  at: Promise<void> | null;
  restsUntil: number;
  /** until then very much is changing */
  calmAt: number;
};

const ofDatabase = new WeakMap<Db, Kept>();

function keptOf({ db }: Context): Kept {
  const kept = ofDatabase.get(db) ?? {
    roster: null,
    seen: '',
    state: '',
    seenAt: 0,
    changes: 0,
    texts: 0,
    at: null,
    restsUntil: 0,
    calmAt: 0,
  };
  ofDatabase.set(db, kept);
  return kept;
}

async function* pages<P extends Pass>(db: Db, pass: P): AsyncGenerator<Passed<P>[]> {
  let place = FRONT[pass];
  for (;;) {
    const began = performance.now();
    const rows = await passing(db, pass, place, PAGE);
    yield rows;
    await new Promise((resolve) => setTimeout(resolve, EASE * (performance.now() - began)));
    const last = rows.at(-1);
    if (last === undefined || rows.length < PAGE) return;
    place = { key: last.key, id: last.id };
  }
}

async function idsAlong(db: Db, pass: 'byName' | 'byNumber', each: (row: Passed<'byName'>) => void) {
  const ids: number[] = [];
  for await (const rows of pages(db, pass))
    for (const row of rows) {
      ids.push(row.id);
      if (pass === 'byName') each(row as Passed<'byName'>);
    }
  return Int32Array.from(ids);
}

/** Reads all accounts: half a second for a hundred thousand. What changes meanwhile is told of by `changesSince`. */
async function readAll(ctx: Context, kept: Kept): Promise<void> {
  const began = performance.now();
  kept.state = await ctx.dataState();
  kept.seen = await changesSeen(ctx.db);
  kept.seenAt = began;
  kept.texts += 1;
  kept.changes += 1;
  const roster = emptyRoster();
  roster.byName = await idsAlong(ctx.db, 'byName', (row) => note(roster, row));
  roster.byNumber = await idsAlong(ctx.db, 'byNumber', () => undefined);
  const contacted: number[] = [];
  for await (const rows of pages(ctx.db, 'byContact'))
    for (const { id, key } of rows) {
      noteContact(roster, id, key);
      contacted.push(id);
    }
  roster.contacted = Int32Array.from(contacted);
  kept.roster = roster;
  // changed while it was read
  kept.state = '';
  kept.restsUntil = performance.now() + REST * (performance.now() - began);
}

/** Takes up what was changed since; forgets all when that is too much. */
async function catchUp(ctx: Context, kept: Kept, roster: Roster): Promise<void> {
  const state = await ctx.dataState();
  const seenAt = performance.now();
  if (seenAt - kept.seenAt > LONGEST_UNSEEN_MS) {
    kept.roster = null;
    return;
  }
  const { seen, changed } = await changesSince(ctx.near, kept.seen, MOST_CHANGED);
  const moved = changed === null ? [] : [...changed].flatMap(([id, moved]) => (moved ? [id] : []));
  if (changed === null || moved.length > MOST_MOVED || !(await takeUp(ctx, roster, [...changed.keys()], moved))) {
    kept.roster = null;
    return;
  }
  Object.assign(kept, { seen, state, seenAt });
  if (changed.size > 0) kept.changes += 1;
  if (moved.length > 0) kept.texts += 1;
}

/** False: something could not be placed. */
async function takeUp({ db }: Context, roster: Roster, ids: number[], moved: number[]): Promise<boolean> {
  if (ids.length === 0) return true;
  const rows = await these(db, ids);
  const places =
    moved.length === 0 ? null : await Promise.all([placesOf(db, 'byName', moved), placesOf(db, 'byNumber', moved)]);
  if (places !== null) {
    const [byName, byNumber] = places;
    const gone = new Set(moved);
    const named = reordered(roster.byName, gone, byName);
    const numbered = reordered(roster.byNumber, gone, byNumber);
    if (named === null || numbered === null) return false;
    Object.assign(roster, { byName: named, byNumber: numbered, byDeadline: null, byStatus: null, byContact: null });
  }
  const recalled = new Set(ids);
  for (const row of rows) {
    note(roster, row);
    if (!noteContact(roster, row.id, row.last_contact_at)) recalled.delete(row.id);
  }
  if (recalled.size > 0)
    Object.assign(roster, {
      contacted: recontacted(
        roster,
        recalled,
        rows.map(({ id }) => id),
      ),
      byContact: null,
    });
  return true;
}

/** The roster as of now. Null while it is being read: at first, and when very much has changed. */
export async function rosterOf(ctx: Context): Promise<Roster | null> {
  const kept = keptOf(ctx);
  const state = await ctx.dataState();
  // may have begun before this was asked
  if (kept.roster !== null && kept.at !== null) await kept.at;
  const { roster } = kept;
  if (roster === null) {
    if (performance.now() >= kept.restsUntil) beginReading(ctx, kept);
    return null;
  }
  if (kept.state !== state) await (kept.at ?? begin(ctx, kept, catchUp(ctx, kept, roster)));
  return kept.roster;
}

/** The roster as of now if it has been read; nobody has it read for this. */
export const rosterIfRead = async (ctx: Context): Promise<Roster | null> =>
  keptOf(ctx).roster === null ? null : rosterOf(ctx);

/** What was worked out of the roster under the same state still holds. */
export const stateOfRoster = (ctx: Context): string => `roster ${keptOf(ctx).changes}`;

/** What words found under the same state they find still; it outlasts most commits once there is a roster. */
export async function stateOfWords(ctx: Context): Promise<string> {
  const kept = keptOf(ctx);
  return kept.roster !== null && (await rosterOf(ctx)) !== null ? `words ${kept.texts}` : ctx.dataState();
}

/** Reads it if nobody has yet, so that it is there when the first letters of a search are typed. */
export function prepareRoster(ctx: Context): void {
  const kept = keptOf(ctx);
  if (kept.roster === null && kept.restsUntil === 0) beginReading(ctx, kept);
}

const FLOOD_MS = 1000;

/** Said while accounts change by the thousand: what would be read now would be out of date before it is read. */
export function waitForCalm(ctx: Context): void {
  keptOf(ctx).calmAt = performance.now() + FLOOD_MS;
}

/** Keeps it as of now once it has been read; reads it again when too much had changed. */
export async function followRoster(ctx: Context): Promise<void> {
  if (keptOf(ctx).seenAt > 0) await rosterOf(ctx);
}

function beginReading(ctx: Context, kept: Kept): void {
  if (kept.at === null && performance.now() >= kept.calmAt) void begin(ctx, kept, readAll(ctx, kept));
}

function begin(ctx: Context, kept: Kept, work: Promise<void>): Promise<void> {
  kept.at = work
    .catch((err: unknown) => {
      kept.roster = null;
      ctx.log.warn({ err }, 'the roster of accounts was not read');
    })
    .finally(() => {
      kept.at = null;
    });
  return kept.at;
}
