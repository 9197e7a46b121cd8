import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { session } from '#contract/session.ts';
import { openDatabase, type Database } from '#db/connect.ts';
import { databaseKey } from '../../api/key.ts';
import { Client } from './client.ts';
import { newFolder, newPostgres } from './databases.ts';
import { EndedEarly, startServer, type ServerProcess } from './server-process.ts';
import { ADMIN, type Dialect } from './world.ts';

/** The program in a process of its own, that can be killed and started again on the same data. */
export type Killable = {
  readonly admin: Client;
  /** SIGKILL and a new start; who was signed in still is. `meanwhile` works on what was left. */
  killed: (meanwhile?: (database: Database) => Promise<unknown>) => Promise<void>;
  /** SIGKILL, and no new start */
  cut: () => Promise<void>;
  /** works on the database beside the running program */
  beside: <T>(look: (database: Database) => Promise<T>) => Promise<T>;
  /** ends the program and works on what it left */
  inspect: <T>(look: (database: Database) => Promise<T>) => Promise<T>;
  /** looks into what is there while the program runs */
  glance: <T>(look: (database: Database) => Promise<T>) => Promise<T>;
  /** a new start after `inspect`, or after it ended by itself */
  again: (env?: Record<string, string>) => Promise<void>;
  /** once the program has ended by itself */
  dead: () => Promise<unknown>;
  /** a start that must end by itself at a crash point, be it before anybody could reach it */
  diesAt: (point: string) => Promise<void>;
  /** one more server of the team on the same PostgreSQL, to be killed on its own */
  neighbour: () => Promise<Pick<Killable, 'killed' | 'remove'>>;
  remove: () => Promise<void>;
  /** of the process that runs now */
  readonly pid: number;
  readonly folder: string;
};

/** In training the day is that of the worlds (2012-02-15), otherwise today. */
export async function openKillable(dialect: Dialect, { training = true } = {}): Promise<Killable> {
  const folder = newFolder({ migrated: dialect === 'sqlite' });
  const postgres = dialect === 'postgresql' ? await newPostgres({ migrated: true }) : null;
  const flags = ['--port', '0', '--portal-port', 'off', '--no-open'];
  const day = training ? ['--training', '--clock', '2012-02-15T09:00:00Z'] : [];
  const begin = (env: Record<string, string> = {}, data = folder): Promise<ServerProcess> =>
    startServer([...flags, '--data', data, ...day], {
      ...(postgres ? { KAPOCS_DATABASE_URL: postgres.url } : {}),
      ...env,
    });
  let server = await begin();
  let admin = new Client(server.url);
  await admin.call(session.setup, {
    displayName: 'Teszt Elek',
    ...ADMIN,
    insurer: { name: 'Minta Biztosító' },
    cohort: { name: 'Megújítás', deadline: training ? '2012-02-20' : '2099-12-31' },
  });
  const open = (): Promise<Database> =>
    postgres
      ? openDatabase({ postgresql: { url: postgres.url } })
      : openDatabase({
          sqlite: {
            filename: join(folder, 'kapocs.sqlite'),
            key: databaseKey({ key: null, keyFile: null, folder, databaseExists: true }),
          },
        });
  async function lookInto<T>(look: (database: Database) => Promise<T>): Promise<T> {
    const database = await open();
    try {
      return await look(database);
    } finally {
      await database.close();
    }
  }
  const again = async (env: Record<string, string> = {}): Promise<void> => {
    server = await begin(env);
    admin = new Client(server.url, admin);
  };
  return {
    get admin() {
      return admin;
    },
    get pid() {
      return server.pid;
    },
    folder,
    killed: async (meanwhile) => {
      await server.kill();
      if (meanwhile) await lookInto(meanwhile);
      await again();
    },
    cut: () => server.kill(),
    beside: lookInto,
    inspect: async (look) => {
      await server.stop();
      return lookInto(look);
    },
    glance: lookInto,
    again,
    dead: () => server.ended,
    diesAt: async (point) => {
      const code = await begin({ KAPOCS_CRASH_AT: point }).then(
        ({ ended }) => ended,
        (error: unknown) => {
          if (error instanceof EndedEarly) return error.code;
          throw error;
        },
      );
      if (code !== null) throw new Error(`it was to die at ${point} and ended with ${code}`);
    },
    neighbour: async () => {
      const beside = mkdtempSync(join(tmpdir(), 'kapocs-beside-'));
      let running = await begin({}, beside);
      return {
        killed: async (meanwhile) => {
          await running.kill();
          if (meanwhile) await lookInto(meanwhile);
          running = await begin({}, beside);
        },
        remove: async () => {
          await running.kill();
          rmSync(beside, { recursive: true, force: true });
        },
      };
    },
    remove: async () => {
      await server.kill();
      await postgres?.drop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
