import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { ApiConfig } from '#contract/desktop.ts';
import { isLoopback, type Network, ownMachine } from '#contract/network.ts';
import { openDatabase, type Database } from '#db/connect.ts';
import { lockFolder } from '#db/folder-lock.ts';
import { migrate, pendingMigrations } from '#db/migrate.ts';
import { migrations } from '#db/migrations/index.ts';
import { rosterJob } from './accounts/roster/roster.job.ts';
import { tallyJob } from './accounts/tally.job.ts';
import { backupName } from './backups/backup-name.ts';
import { dailyBackup } from './backups/backups.job.ts';
import { readOrder } from './backups/restore-order.ts';
import { carryOut, finishRestore } from './backups/restore.ts';
import { callsJob } from './calls/calls.job.ts';
import { campaignsJob } from './campaigns/campaigns.job.ts';
import { ladderJob } from './campaigns/ladder.job.ts';
import { clockFrom, type Clock } from './clock.ts';
import { contextOf, type Context, type Folders } from './context.ts';
import { fillDemo } from './demo/demo.ts';
import { eraseAgain } from './erasure/erase-again.ts';
import { asFailure } from './failure.ts';
import { openFeed } from './feed.ts';
import { emptyAgain, foldersIn } from './folders.ts';
import { exportFiles } from './exports/exports.job.ts';
import { folderJob } from './imports/folder/folder.job.ts';
import { importJobs } from './imports/imports.job.ts';
import type { Job } from './job.ts';
import { databaseKey } from './key.ts';
import { listenOn } from './listen.ts';
import { openLog, type Log } from './log.ts';
import { openMeter } from './metrics/meter.ts';
import { openSmsHttp } from './outbox/gateways/sms-http.ts';
import { openSmtp } from './outbox/gateways/smtp.ts';
import { openTrial } from './outbox/gateways/trial.ts';
import { brokerLettersJob } from './letters/broker-letters.job.ts';
import { mailboxJob } from './mailbox/mailbox.job.ts';
import { bouncesJob } from './outbox/bounces/bounces.job.ts';
import { attachmentsJob } from './outbox/attachments/attachments.job.ts';
import { outboxJobs } from './outbox/sending/outbox.job.ts';
import { reachedJob } from './outbox/sending/reached.job.ts';
import { reportsJob } from './outbox/reports/reports.job.ts';
import { portalJobs } from './portal/portal.job.ts';
import { openPortalDoor } from './portal-door.ts';
import { secretSetting } from './settings/secrets.ts';
import { openStaffDoor } from './staff-door.ts';
import { teamLine } from './team-line.ts';
import { readTls } from './tls-files.ts';
import { staffTidy } from './users/users.job.ts';
import { startWorker, type Worker } from './worker.ts';

/** Everything that runs by itself. */
const jobs = (): Job[] => [
  dailyBackup,
  staffTidy,
  rosterJob(),
  tallyJob(),
  exportFiles,
  brokerLettersJob(),
  attachmentsJob,
  ...importJobs,
  folderJob(),
  ...portalJobs,
  mailboxJob,
  campaignsJob,
  ladderJob,
  bouncesJob,
  reportsJob,
  callsJob(),
  reachedJob,
  ...outboxJobs({ trial: openTrial, smtp: openSmtp, http: openSmsHttp }),
];

export type Running = {
  ctx: Context;
  url: string;
  port: number;
  portalUrl: string | null;
  portalPort: number | 'off';
  /** lines for the terminal under the ready line */
  notes: string[];
  close: () => Promise<void>;
};

export type StartOptions = ApiConfig & {
  /** folder of the built bundles, `renderer` and `portal` */
  bundles: string;
  clockSource?: Clock;
  /** Closes what was started and starts it anew, in the same place (keep-running.ts). */
  startAgain?: () => void;
};

/** On SQLite a restore that was asked for is carried out first, while nobody has the database open. */
async function openFor({ databaseUrl, key: given, keyFile }: ApiConfig, folders: Folders, log: Log) {
  if (databaseUrl !== null) return { database: await openDatabase({ postgresql: { url: databaseUrl } }), key: null };
  const filename = join(folders.data, 'kapocs.sqlite');
  // In the middle of a restore there may be no database for a moment; its key is no new one for that.
  const databaseExists = existsSync(filename) || readOrder(folders) !== null;
  const key = databaseKey({ key: given, keyFile, folder: folders.data, databaseExists });
  await carryOut(folders, key, log);
  return { database: await openDatabase({ sqlite: { filename, key } }), key };
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
  let log: Log | null = null;
  let undo = (): void => undefined;
  const network = options.network ?? ownMachine;
  try {
    const tls = readTls(network.tls);
    const folders = foldersIn(options.dataDir, options.demo !== null);
    if (options.databaseUrl === null) {
      const lock = lockFolder(folders.data);
      closers.push(lock.release);
      if (options.demo !== null) undo = () => emptyAgain(folders);
    }
    const opened = openLog(folders.logs);
    closers.push(opened.close);
    log = opened.log;
    const meter = openMeter();
    closers.push(meter.close);
    const clock = options.clockSource ?? clockFrom(options.clock);
    const { database, key } = await openFor(options, folders, log);
    closers.push(database.close);
    await bringUpToDate(database, folders, clock.now().toISOString());

    const team = options.databaseUrl === null ? null : await teamLine(options.databaseUrl);
    if (team) closers.push(team.line.close);
    const feed = openFeed(team ? team.spread : () => Promise.resolve());
    team?.hear(feed.relay);
    closers.push(feed.close);

    let worker: Worker | null = null;
    let portalUrl: string | null = null;
    let portalPort: number | 'off' = 'off';
    const parts = {
      database,
      hints: feed,
      clock,
      log,
      training: options.training,
      folders,
      wake: (job: string) => worker?.wake(job),
      wakeAll: () => worker?.wakeAll(),
      clientPages: () => portalUrl,
      startAgain: options.startAgain ?? (() => undefined),
      databaseKey: key,
      meter,
    };
    const pepper = Buffer.from(
      await secretSetting(contextOf({ ...parts, pepper: Buffer.alloc(32) }), 'pepper', () =>
        randomBytes(32).toString('hex'),
      ),
      'hex',
    );
    const ctx = contextOf({ ...parts, pepper });
    const erased = await eraseAgain(ctx);
    if (key !== null) await finishRestore(ctx, erased);

    // Before the demo: its letters lead to the clients' pages.
    const door = { hosts: network.hosts, proxies: network.proxies, tls };
    if (options.portalPort !== 'off') {
      const portal = await openPortalDoor({ ctx, ...door, pages: join(options.bundles, 'portal') });
      closers.push(() => portal.close());
      portalPort = await listenOn(portal, placeOf(network, options.portalPort));
      portalUrl = network.portalUrl ?? `${originOf(network, portalPort)}/portal/`;
    }

    const report = (line: string): void => void process.stderr.write(`${line}\n`);
    const demo = options.demo === null ? null : await fillDemo(ctx, { count: options.demo, report });

    worker = startWorker(jobs(), ctx);
    closers.push(worker.stop);

    const staff = await openStaffDoor({
      ctx,
      feed,
      ...door,
      launchSecret: options.launchSecret,
      metricsToken: options.metricsToken ?? null,
      screens: join(options.bundles, 'renderer'),
    });
    closers.push(() => staff.close());
    const port = await listenOn(staff, placeOf(network, options.port));
    log.info({ port, database: database.dialect, training: options.training }, 'ready');
    const url = `${originOf(network, port)}/${demo ? `?ticket=${demo.ticket}` : ''}`;
    return {
      ctx,
      url,
      port,
      portalUrl,
      portalPort,
      notes: demo ? [...demo.notes, `  client pages: ${portalUrl ?? 'off'}`] : [],
      close,
    };
  } catch (error) {
    const failure = asFailure(error as Error);
    log?.error({ err: error }, failure.code);
    await close();
    undo();
    throw failure;
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

/** Where others know the doors by name or through a proxy, another port than the one told would lead nowhere. */
const placeOf = ({ listen, hosts, proxies }: Network, port: number) => ({
  host: listen,
  port,
  fixed: hosts.length > 0 || proxies.length > 0,
});

/** How a door is reached from where it stands; a proxy before it has an address of its own. */
function originOf({ listen, hosts, tls }: Network, port: number): string {
  const host = isLoopback(listen) && tls === null ? listen : (hosts[0] ?? 'localhost');
  return `${tls === null ? 'http' : 'https'}://${host}:${port}`;
}
