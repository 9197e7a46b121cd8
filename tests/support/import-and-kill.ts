import { setTimeout as sleep } from 'node:timers/promises';
import { imports, type Import, type ImportState } from '#contract/imports.ts';
import type { Database } from '#db/connect.ts';
import { rowsOf } from '#db/rows.ts';
import { settled } from './imports.ts';
import { openKillable, type Killable } from './killable.ts';
import { line, listText, type Line } from './list-text.ts';
import { seeded } from './random.ts';
import type { Dialect } from './world.ts';

/** of a phase, between two kills */
const LONGEST_STRETCH = 0.1;
/** Milliseconds: a busy machine is given time. */
const LONGEST_PHASE = 120_000;
/** Milliseconds: asking more often takes the time away from what is watched. */
const BETWEEN_LOOKS = 8;

/** A list with everything in it: faulty lines, repeated and contradicting numbers, intermediaries, registrations. */
function bigList(length: number, random: () => number): Line[] {
  const lines: Line[] = Array.from({ length }, (_, at) =>
    line({
      number: `07${String(at).padStart(8, '0')}`,
      name: `Hosszú Lista ${at}`,
      email: `hosszu${at}@pelda.test`,
      mobile: random() < 0.03 ? '06 1 421 1421' : `+36 30 ${3_000_000 + at}`,
      firm: `H${Math.floor(random() * 30)}`,
      registered: random() < 0.2 ? 'igen' : 'nem',
    }),
  );
  for (let twin = 0; twin < 40; twin += 1) {
    const told = lines[Math.floor(random() * length)];
    const again = { ...told, ...(random() < 0.5 ? { name: 'Valaki Más' } : {}) };
    lines.splice(Math.floor(random() * lines.length), 0, again);
  }
  return lines;
}

/** The next one: some are gone, something of nearly each has changed, some are new; it has as much to apply. */
const nextList = (lines: readonly Line[]): Line[] => [
  ...lines.slice(100).map((told) => ({ ...told, town: 'Szeged' })),
  ...lines.slice(0, 100).map((told) => ({ ...told, number: told.number?.replace(/^07/, '06') ?? '' })),
];

/** The counts of a list for an empty database, told from its lines alone. */
function truthOf(lines: readonly Line[]): { new: number; faulty: number; repeated: number } {
  const truth = { new: 0, faulty: 0, repeated: 0 };
  for (const twins of Map.groupBy(lines, ({ number }) => number).values()) {
    const ways = new Set(twins.map((twin) => JSON.stringify(twin))).size;
    const landline = twins[0]?.mobile === '06 1 421 1421';
    if (ways > 1) truth.faulty += twins.length;
    else {
      truth[landline ? 'faulty' : 'new'] += 1;
      truth.repeated += twins.length - 1;
    }
  }
  return truth;
}

/** Kills the program at random moments of a phase; it goes on by itself. How often it was killed in the middle. */
async function killDuring(
  office: Killable,
  { id, phase, most, random }: { id: number; phase: ImportState; most: number; random: () => number },
): Promise<number> {
  for (let killed = 0; killed < most; killed += 1) {
    const begun = await look(office, id, phase, 0);
    const moment = begun && begun.done + random() * LONGEST_STRETCH * begun.total;
    if (moment === null || !(await look(office, id, phase, moment))) return killed;
    await office.killed();
  }
  return most;
}

/** Waits until a phase has got that far; null when it is over before. */
async function look(office: Killable, id: number, phase: ImportState, far: number): Promise<Import['progress'] | null> {
  for (;;) {
    const { state, progress } = await office.admin.call(imports.one, { id });
    if (state !== phase && state !== 'received') return null;
    if (state === phase && progress.done >= far) return progress;
    await sleep(BETWEEN_LOOKS);
  }
}

const queries = {
  account: `select account.*, intermediary.code from account left join intermediary on intermediary.id = intermediary_id`,
  intermediary: 'select * from intermediary',
  import_row: 'select * from import_row',
  import_change: `select import_change.*, account.account_key from import_change
    left join account on account.id = object_id and import_change.kind <> 'intermediary' and state <> 'restored'`,
} as const;
/** Instants differ, and so do ids where a killed transaction has used some up. */
const passing = new Set(['id', 'at', 'created_at', 'account_id', 'object_id', 'intermediary_id']);

const lasting = (row: Record<string, unknown>): unknown[] =>
  Object.entries(row)
    .filter(([column]) => !passing.has(column) && !(column === 'position' && row['kind'] === 'gone'))
    .map(([column, value]) =>
      column === 'before' && typeof value === 'string'
        ? lasting(JSON.parse(value) as Record<string, unknown>)
        : [column, value],
    );

/** Everything lists leave behind, in comparable form. */
async function traces(database: Database): Promise<Record<string, string[]>> {
  const all: Record<string, string[]> = {};
  for (const [table, query] of Object.entries(queries)) {
    const rows = await rowsOf<Record<string, unknown>>(database.read, query);
    all[table] = rows.map((row) => JSON.stringify(lasting(row))).sort();
  }
  return all;
}

type Left = { counts: Import['counts'][]; tables: Record<string, string[]> };
type Kills = { reading: number; applying: number; undoing: number };
const NONE: Kills = { reading: 0, applying: 0, undoing: 0 };

/**
 * Takes the lists in, takes the last one back and in again; `most` is how often the program may be killed in each phase
 * altogether.
 */
async function takeIn(
  dialect: Dialect,
  lists: readonly Buffer[],
  { most, random }: { most: Kills; random: () => number },
): Promise<{ left: Left; kills: Kills }> {
  const office = await openKillable(dialect);
  try {
    const kills = { ...NONE };
    const counts: Import['counts'][] = [];
    const through = async (id: number, phase: keyof Kills, end: ImportState): Promise<void> => {
      kills[phase] += await killDuring(office, { id, phase, most: most[phase] - kills[phase], random });
      const { state, counts: counted } = await settled(office.admin, id, LONGEST_PHASE);
      if (state !== end) throw new Error(`${phase} of list ${id} ended as ${state}`);
      counts.push(counted);
    };
    const apply = async (list: Buffer): Promise<number> => {
      const { id } = await office.admin.call(imports.upload, { filename: 'nagy.csv' }, list);
      await through(id, 'reading', 'preview');
      await office.admin.call(imports.apply, { id });
      await through(id, 'applying', 'applied');
      return id;
    };
    let last = 0;
    for (const list of lists) last = await apply(list);
    await office.admin.call(imports.undo, { id: last });
    await through(last, 'undoing', 'undone');
    for (const list of lists.slice(-1)) await apply(list);
    return { left: { counts, tables: await office.inspect(traces) }, kills };
  } finally {
    await office.remove();
  }
}

export type Course = {
  /** counts of the first list, told from its lines alone */
  truth: ReturnType<typeof truthOf>;
  /** Two lists are read and applied, the second is taken back and applied again; nothing happens meanwhile. */
  inPeace: (dialect: Dialect) => Promise<Left>;
  /** The same by a program killed at random moments, so often in each phase. */
  inStorm: (dialect: Dialect, most: Kills) => Promise<{ left: Left; kills: Kills }>;
};

/** What lists of so many lines leave behind; instants and ids aside it is the same on both databases. */
export function courseOf({ lines, seed }: { lines: number; seed: number }): Course {
  const random = seeded(seed);
  const first = bigList(lines, random);
  const lists = [first, nextList(first)].map((each) => listText(each));
  return {
    truth: truthOf(first),
    inPeace: async (dialect) => (await takeIn(dialect, lists, { most: NONE, random })).left,
    inStorm: (dialect, most) => takeIn(dialect, lists, { most, random }),
  };
}
