import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { ownMachine, type Network } from '#contract/network.ts';
import { session } from '#contract/session.ts';
import { clockFrom, type Clock } from '../../api/clock.ts';
import type { Context } from '../../api/context.ts';
import { keepRunning, type Kept } from '../../api/keep-running.ts';
import type { Running } from '../../api/start.ts';
import { hashLightly } from '../../api/users/password.ts';
import { Client } from './client.ts';
import { newFolder, newPostgres } from './databases.ts';

export const dialects = ['sqlite', 'postgresql'] as const;
export type Dialect = (typeof dialects)[number];

export const ADMIN = { username: 'admin', password: 'nagyon titkos jelmondat' } as const;

export type World = {
  dialect: Dialect;
  folder: string;
  running: Running;
  ctx: Context;
  clock: Clock;
  /** the first administrator, signed in; insurer and renewal period (deadline 2012-02-20) exist */
  admin: Client;
  /** a client at the client door */
  visitor: () => Client;
  /** somebody at the staff door who has not signed in */
  stranger: () => Client;
  restart: () => Promise<void>;
  /** another server of the team: the same database (PostgreSQL), a folder of its own */
  neighbour: () => Promise<Running>;
  close: () => Promise<void>;
};

export type WorldOptions = {
  /** instant the app's clock starts at; it runs on from there */
  at?: string;
  /** the clock stands still but for what a test sets */
  standing?: boolean;
  training?: boolean;
  /** false: nobody has set the program up yet */
  setUp?: boolean;
  demo?: number;
  /** how the doors stand in a network; otherwise on this machine alone */
  network?: Partial<Network>;
  metricsToken?: string;
};

function standingClock(start: string): Clock {
  let now = start;
  return {
    now: () => new Date(now),
    set: (instant) => {
      now = instant.toISOString();
    },
  };
}

hashLightly(true);

const bundles = join(import.meta.dirname, '..', '..', 'out');

const newDatabase = (dialect: Dialect): Promise<{ url: string | null; drop: () => Promise<void> }> =>
  dialect === 'sqlite'
    ? Promise.resolve({ url: null, drop: () => Promise.resolve() })
    : newPostgres({ migrated: true });

/** The real program on a temporary folder and database, reached over real HTTP; only the clock is ours. */
export async function openWorld(dialect: Dialect, options: WorldOptions = {}): Promise<World> {
  // A demo wants an empty folder.
  const folder = newFolder({ migrated: dialect === 'sqlite' && options.demo === undefined });
  const database = await newDatabase(dialect);
  const at = options.at ?? '2012-02-15T09:00:00.000Z';
  const clock = options.standing ? standingClock(at) : clockFrom(at);
  const begin = (dataDir = folder): Promise<Kept> =>
    keepRunning(
      {
        dataDir,
        port: 0,
        portalPort: 0,
        key: null,
        keyFile: null,
        training: options.training ?? true,
        demo: options.demo ?? null,
        clock: null,
        launchSecret: null,
        databaseUrl: database.url,
        bundles,
        clockSource: clock,
        network: { ...ownMachine, ...options.network },
        metricsToken: options.metricsToken ?? null,
      },
      (error) => {
        throw error;
      },
    );
  let running = await begin();
  const neighbours: { server: Kept; folder: string }[] = [];
  let admin = new Client(running.now().url);
  if (options.setUp !== false) {
    await admin.call(session.setup, {
      displayName: 'Teszt Elek',
      ...ADMIN,
      insurer: { name: 'Minta Biztosító' },
      cohort: { name: '2012. évi megújítás', deadline: '2012-02-20' },
    });
  }
  return {
    dialect,
    folder,
    clock,
    get running() {
      return running.now();
    },
    get ctx() {
      return running.now().ctx;
    },
    get admin() {
      return admin;
    },
    visitor: () => new Client(running.now().portalUrl ?? running.now().url),
    stranger: () => new Client(running.now().url),
    restart: async () => {
      await running.close();
      running = await begin();
      admin = new Client(running.now().url);
      await admin.call(session.signIn, ADMIN);
    },
    neighbour: async () => {
      const own = newFolder({ migrated: false });
      const server = await begin(own);
      neighbours.push({ server, folder: own });
      return server.now();
    },
    close: async () => {
      for (const { server, folder: own } of neighbours) {
        await server.close();
        rmSync(own, { recursive: true, force: true });
      }
      await running.close();
      await database.drop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
