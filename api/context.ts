import { isCrossed } from '#db/busy.ts';
import type { Database, Db, DialectName } from '#db/connect.ts';
import type { Id, Instant, LocalDate } from '#contract/basics.ts';
import type { Hint, Topic } from '#contract/live.ts';
import type { Role } from '#contract/rights.ts';
import { localDate } from '#contract/deadline.ts';
import type { Clock } from './clock.ts';
import type { Log } from './log.ts';
import type { Meter } from './metrics/meter.ts';

/** Who is asking. A broker sees and does only what belongs to its intermediary. */
export type Actor = { id: Id; role: Role; displayName: string; intermediaryId: Id | null };

/** The insurer's own system, known by a key of its own: it tells events of its insurer and does nothing else. */
export type FeedKey = { id: Id; insurerId: Id };

/** What every function of a feature may read: the database handle at hand, who asks, and the time. */
export type Reading = {
  db: Db;
  dialect: DialectName;
  /** null: the program itself, or a client at the client door. */
  actor: Actor | null;
  /** set where the insurer's own system asks */
  feed: FeedKey | null;
  now: () => Instant;
  today: () => LocalDate;
};

/** A transaction. Hints are given to open screens, and jobs woken, after the commit, never before. */
export type Tx = Reading & {
  tell: (topic: Topic, ids: Iterable<number | string>) => void;
  wake: (job: string) => void;
  /** The last statements of the work: they travel together with the commit, and their answers are there after it. */
  along: <T>(answer: Promise<T>) => Promise<T>;
};

/** What a route or a job receives. */
export type Context = Reading & {
  clock: Clock;
  log: Log;
  training: boolean;
  folders: Folders;
  /** 32 bytes known to this installation only: for keyed hashes that must outlive people. */
  pepper: Buffer;
  /** Transactions that cross each other are begun anew a few times, so `work` changes nothing but the database. */
  write: <T>(work: (tx: Tx) => Promise<T>) => Promise<T>;
  /** Has a job look for work now instead of at its next turn. */
  wake: (job: string) => void;
  /** The same for all of them, after the clock has leapt. */
  wakeAll: () => void;
  /** What the program notes of its own doing, for GET /api/metrics. */
  meter: Meter;
  /** Ends everything in order and starts again in the same place. */
  startAgain: () => void;
  /** What the database and its copies open with, as hex; null on PostgreSQL. Never logged. */
  databaseKey: string | null;
  /** Where clients find their pages; null while their door is shut. */
  clientPages: () => string | null;
  copyDatabase: Database['copyTo'];
  /** For a few rows by key: answered without going to another thread. */
  near: Db;
  /** Changes with every commit: what was counted under the same state need not be counted again. */
  dataState: Database['state'];
  /** The same on behalf of a person. */
  as: (actor: Actor) => Context;
  /** The same on behalf of the insurer's own system. */
  asFeed: (key: FeedKey) => Context;
};

export type Folders = { data: string; files: string; exports: string; backups: string; logs: string };

export type Hints = { publish: (hints: readonly Hint[]) => Promise<void> };

export type ContextParts = Pick<
  Context,
  | 'clock'
  | 'log'
  | 'training'
  | 'folders'
  | 'pepper'
  | 'wake'
  | 'wakeAll'
  | 'clientPages'
  | 'startAgain'
  | 'databaseKey'
  | 'meter'
> & {
  database: Database;
  hints: Hints;
};

/** The context of the program itself, of a person, or of the insurer's system. */
export function contextOf(parts: ContextParts, actor: Actor | null = null, feed: FeedKey | null = null): Context {
  const { database, hints, ...rest } = parts;
  const now = (): Instant => parts.clock.now().toISOString();
  const reading: Reading = {
    db: database.read,
    dialect: database.dialect,
    actor,
    feed,
    now,
    today: () => localDate(now()),
  };
  const attempt = async <T>(work: (tx: Tx) => Promise<T>) => {
    const told = new Map<Topic, Set<number | string>>();
    const tell: Tx['tell'] = (topic, ids) => told.set(topic, (told.get(topic) ?? new Set()).union(new Set(ids)));
    const woken = new Set<string>();
    const wake: Tx['wake'] = (job) => woken.add(job);
    const last: Promise<unknown>[] = [];
    const along: Tx['along'] = (answer) => {
      // Told below; not to be told to nobody before.
      answer.catch(() => undefined);
      last.push(answer);
      return answer;
    };
    try {
      const result = await database.write.transaction((db) => work({ ...reading, db, tell, wake, along }));
      return { result, told, woken };
    } finally {
      await Promise.all(last);
    }
  };
  return {
    ...rest,
    ...reading,
    copyDatabase: database.copyTo,
    dataState: database.state,
    near: database.near,
    as: (other) => contextOf(parts, other),
    asFeed: (key) => contextOf(parts, null, key),
    write: async (work) => {
      const { result, told, woken } = await begunAnew(() => attempt(work));
      database.committed();
      for (const job of woken) parts.wake(job);
      // What is committed stays done, whether or not anybody can be told.
      if (told.size > 0)
        await hints
          .publish([...told].map(([topic, ids]) => ({ topic, ids: [...ids] })))
          .catch((err: unknown) => parts.log.warn({ err }, 'hints were lost'));
      return result;
    },
  };
}

const TRIES = 5;
const PAUSE_MS = 20;

/** PostgreSQL ends one of two transactions that wait for each other; after a pause of its own length it has the way free. */
async function begunAnew<T>(attempt: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await attempt();
    } catch (error) {
      if (!isCrossed(error) || tries === TRIES) throw error;
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS * 2 ** tries * Math.random()));
    }
  }
}
