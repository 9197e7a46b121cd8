import { randomBytes, randomUUID } from 'node:crypto';
import { accessSync, constants, existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import type { ApiConfig } from '#contract/desktop.ts';
import { KapocsError } from '#contract/errors.ts';
import type { Hint } from '#contract/live.ts';
import { openDatabase, type Database } from '#db/connect.ts';
import { lockFolder } from '#db/folder-lock.ts';
import { migrate, pendingMigrations } from '#db/migrate.ts';
import { migrations } from '#db/migrations/index.ts';
import { listen, type Listening } from '#db/notify.ts';
import { backupName } from './backups/backup-name.ts';
import { dailyBackup } from './backups/backups.job.ts';
import { campaignsJob } from './campaigns/campaigns.job.ts';
import { clockFrom, type Clock } from './clock.ts';
import { contextOf, type Context, type Folders } from './context.ts';
import { fillDemo } from './demo/demo.ts';
import { openFeed } from './feed.ts';
import { importJobs } from './imports/imports.job.ts';
import type { Job } from './job.ts';
import { databaseKey } from './key.ts';
import { openLog } from './log.ts';
import { openSmsHttp } from './outbox/gateways/sms-http.ts';
import { openSmtp } from './outbox/gateways/smtp.ts';
import { openTrial } from './outbox/gateways/trial.ts';
import { outboxJobs } from './outbox/outbox.job.ts';
import { portalJobs } from './portal/portal.job.ts';
import { openPortalDoor } from './portal-door.ts';
import { secretSetting } from './settings/secrets.ts';
import { openStaffDoor } from './staff-door.ts';
import { startWorker, type Worker } from './worker.ts';

/** Everything that runs by itself. */
const jobs = (): Job[] => [
  dailyBackup,
  ...importJobs,
  ...portalJobs,
  campaignsJob,
  ...outboxJobs({ trial: openTrial, smtp: openSmtp, http: openSmsHttp }),
];

export type Running = {
  ctx: Context;
  url: string;
  port: number;
  portalUrl: string | null;
  /** lines for the terminal under the ready line */
  notes: string[];
  close: () => Promise<void>;
};

export type StartOptions = ApiConfig & {
  /** folder of the built bundles, `renderer` and `portal` */
  bundles: string;
  clockSource?: Clock;
};

const HOST = '127.0.0.1';

function foldersIn(data: string, demo: boolean): Folders {
  try {
    mkdirSync(data, { recursive: true, mode: 0o700 });
    accessSync(data, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    throw new KapocsError('FOLDER_UNWRITABLE', { folder: data }, error);
  }
  if (demo && readdirSync(data).length > 0) throw new KapocsError('FOLDER_NOT_EMPTY', { folder: data });
  const folders = {
    data,
    files: join(data, 'files'),
    exports: join(data, 'exports'),
    backups: join(data, 'backups'),
    logs: join(data, 'logs'),
  };
  for (const folder of Object.values(folders)) mkdirSync(folder, { recursive: true, mode: 0o700 });
  return folders;
}

function openFor({ databaseUrl, key, keyFile }: ApiConfig, data: string): Promise<Database> {
  if (databaseUrl !== null) return openDatabase({ postgresql: { url: databaseUrl } });
  const filename = join(data, 'kapocs.sqlite');
  return openDatabase({
    sqlite: { filename, key: databaseKey({ key, keyFile, folder: data, databaseExists: existsSync(filename) }) },
  });
}

async function listenOn(app: FastifyInstance, wanted: number): Promise<number> {
  const tries =
    wanted === 0 ? [0] : Array.from({ length: 20 }, (_, step) => wanted + step).filter((port) => port < 65536);
  for (const port of tries) {
    try {
      const address = await app.listen({ host: HOST, port });
      return Number(new URL(address).port);
    } catch (error) {
      const { code } = error as { code?: string };
      if (code !== 'EADDRINUSE') throw new KapocsError('PORT_REFUSED', { port: wanted }, error);
    }
  }
  throw new KapocsError('PORT_REFUSED', { port: wanted });
}

/**
 * Puts the program together: folder → database → context → jobs → doors. Throws KapocsError with a start-up
 * code and leaves nothing running behind.
 */
export async function start(options: StartOptions): Promise<Running> {
  const closers: (() => void | Promise<void>)[] = [];
  const close = async (): Promise<void> => {
    for (const each of closers.splice(0).reverse()) await each();
  };
  try {
    const folders = foldersIn(options.dataDir, options.demo !== null);
    if (options.databaseUrl === null) {
      const lock = lockFolder(folders.data);
      closers.push(lock.release);
    }
    const { log, close: closeLog } = openLog(folders.logs);
    closers.push(closeLog);
    const clock = options.clockSource ?? clockFrom(options.clock);
    const database = await openFor(options, folders.data);
    closers.push(database.close);
    await bringUpToDate(database, folders, clock.now().toISOString());

    const team = options.databaseUrl === null ? null : await teamLine(options.databaseUrl);
    if (team) closers.push(team.line.close);
    const feed = openFeed(team ? team.spread : () => Promise.resolve());
    team?.hear(feed.relay);
    closers.push(feed.close);

    let worker: Worker | null = null;
    const parts = {
      database,
      hints: feed,
      clock,
      log,
      training: options.training,
      folders,
      wake: (job: string) => worker?.wake(job),
    };
    const pepper = Buffer.from(
      await secretSetting(contextOf({ ...parts, pepper: Buffer.alloc(32) }), 'pepper', () =>
        randomBytes(32).toString('hex'),
      ),
      'hex',
    );
    const ctx = contextOf({ ...parts, pepper });

    const report = (line: string): void => void process.stderr.write(`${line}\n`);
    const demo = options.demo === null ? null : await fillDemo(ctx, { count: options.demo, report });

    worker = startWorker(jobs(), ctx);
    closers.push(worker.stop);

    const staff = await openStaffDoor({
      ctx,
      feed,
      hosts: [],
      launchSecret: options.launchSecret,
      screens: join(options.bundles, 'renderer'),
    });
    closers.push(() => staff.close());
    const port = await listenOn(staff, options.port);
    const portalUrl = await openClients(options, ctx, closers);
    log.info({ port, database: database.dialect, training: options.training }, 'ready');
    const url = `http://${HOST}:${port}/${demo ? `?ticket=${demo.ticket}` : ''}`;
    return { ctx, url, port, portalUrl, notes: demo?.notes ?? [], close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** A copy is made before an existing database changes its shape; a newer one is refused untouched. */
async function bringUpToDate(database: Database, folders: Folders, now: string): Promise<void> {
  const pending = await pendingMigrations(database, migrations);
  if (pending.length > 0 && pending.length < migrations.length) {
    const id = backupName(now, 'before_migration');
    await database.copyTo({ file: join(folders.backups, `${id}.sqlite`), schema: id });
  }
  await migrate(database, migrations, () => now);
}

async function openClients(
  { portalPort, bundles }: StartOptions,
  ctx: Context,
  closers: (() => void | Promise<void>)[],
): Promise<string | null> {
  if (portalPort === 'off') return null;
  const portal = await openPortalDoor({ ctx, hosts: [], pages: join(bundles, 'portal') });
  closers.push(() => portal.close());
  return `http://${HOST}:${await listenOn(portal, portalPort)}/portal/`;
}

type TeamLine = {
  line: Listening;
  spread: (hints: readonly Hint[]) => Promise<void>;
  hear: (relay: (hints: readonly Hint[]) => void) => void;
};

/** Hints travel to the other servers of a team; a server ignores its own. */
async function teamLine(url: string): Promise<TeamLine> {
  const self = randomUUID();
  let relay: (hints: readonly Hint[]) => void = () => undefined;
  const line = await listen(url, (payload) => {
    const { from, hints } = JSON.parse(payload) as { from: string; hints: Hint[] };
    if (from !== self) relay(hints);
  });
  return {
    line,
    // PostgreSQL carries at most 8,000 bytes: long lists of ids say no more than "look again".
    spread: (hints) =>
      line.send(
        JSON.stringify({
          from: self,
          hints: hints.map((hint) => (hint.ids.length > 50 ? { ...hint, ids: [] } : hint)),
        }),
      ),
    hear: (to) => {
      relay = to;
    },
  };
}
