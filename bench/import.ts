import { createReadStream, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { imports, type Import } from '#contract/imports.ts';
import { settings } from '#contract/settings.ts';
import { start, type Running } from '../api/start.ts';
import { SESSION_COOKIE } from '../api/staff-door.ts';
import { openSession } from '../api/users/sessions.ts';
import { Client } from '../tests/support/client.ts';
import { startPostgres } from '../tests/support/postgres.ts';
import { bareImport } from './bare-import.ts';
import { writeList } from './list-file.ts';
import type { Bench } from './run.ts';

const DEMO = 10_000;
const LOOK_MS = 100;
const PAGES_WHEN_IDLE = 60;
const PAGE = '/api/accounts?limit=100&sort=name';

/**
 * A list of `--rows 100000` taken in over HTTP, to its preview and to its end, against the streaming reader and
 * bare inserts of the same rows in the same run; with the memory it took, the longest pause of the event loop and
 * the list page meanwhile. `--database both|sqlite|postgresql`
 */
export const bench: Bench = async ({ rows = '100000', database = 'both' }) => {
  const folder = mkdtempSync(join(tmpdir(), 'kapocs-bench-list-'));
  try {
    const file = join(folder, 'lista.xlsx');
    const bytes = await writeList(file, Number(rows));
    for (const dialect of database === 'both' ? ['sqlite', 'postgresql'] : [database]) {
      const figures = await measure(dialect, file);
      process.stdout.write(
        `${JSON.stringify({ bench: 'import', database: dialect, rows: Number(rows), bytes, ...figures })}\n`,
      );
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

const round = (n: number): number => Math.round(n * 100) / 100;
const seconds = (ms: number): number => round(ms / 1000);
const p95 = (times: readonly number[]): number =>
  round(times.toSorted((a, b) => a - b)[Math.floor(times.length * 0.95)] ?? 0);

async function measure(dialect: string, file: string): Promise<Record<string, unknown>> {
  const server = dialect === 'postgresql' ? await startPostgres() : null;
  const folder = mkdtempSync(join(tmpdir(), 'kapocs-bench-'));
  const databaseUrl = server ? `${server.url}/postgres` : null;
  const running = await start({
    dataDir: folder,
    port: 0,
    portalPort: 'off',
    key: null,
    keyFile: null,
    training: true,
    demo: DEMO,
    clock: null,
    launchSecret: null,
    databaseUrl,
    bundles: folder,
  });
  try {
    // first: what the bare inserts leave of memory would hide what the program takes
    const taken = await takeIn(running, file);
    const bare = await bareImport(running.ctx.dialect, databaseUrl, file);
    const total = bare.readMs + bare.insertMs;
    return {
      bareReadSeconds: seconds(bare.readMs),
      bareInsertSeconds: seconds(bare.insertMs),
      readSeconds: seconds(taken.readMs),
      applySeconds: seconds(taken.applyMs),
      readRowsPerSecond: Math.round(taken.rows / (taken.readMs / 1000)),
      applyRowsPerSecond: Math.round(taken.rows / (taken.applyMs / 1000)),
      readRatio: round(taken.readMs / total),
      applyRatio: round(taken.applyMs / total),
      memoryGrowthMb: taken.memoryMb,
      longestPauseMs: taken.pauseMs,
      listPageIdleP95Ms: taken.idleP95,
      listPageMeanwhileP95Ms: taken.busyP95,
    };
  } finally {
    await running.close();
    await server?.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The first user, signed in without a password. */
async function administrator({ ctx, url }: Running): Promise<Client> {
  return new Client(url, { [SESSION_COOKIE]: await ctx.write((tx) => openSession(tx, 1)) });
}

/** Somebody who looks at the list of accounts all the while, from a thread of their own. */
function onlooker(admin: Client): { ask: () => Promise<number>; stop: () => Promise<unknown> } {
  const worker = new Worker(new URL('./http-thread.ts', import.meta.url), { workerData: { cookie: admin.cookie } });
  return {
    ask: () =>
      new Promise((resolve) => {
        worker.once('message', resolve);
        worker.postMessage(admin.base + PAGE);
      }),
    stop: () => worker.terminate(),
  };
}

/** Memory and pauses of this process from now on. */
function watch(): { end: () => { memoryMb: number; pauseMs: number } } {
  globalThis.gc?.();
  const before = process.memoryUsage().rss;
  let most = before;
  const timer = setInterval(() => (most = Math.max(most, process.memoryUsage().rss)), 50);
  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  return {
    end: () => {
      clearInterval(timer);
      delay.disable();
      return { memoryMb: Math.round((most - before) / 2 ** 20), pauseMs: round(delay.max / 1e6) };
    },
  };
}

async function takeIn(running: Running, file: string) {
  const admin = await administrator(running);
  const { id: cohort } = await admin.call(settings.addCohort, { name: 'Mérés', deadline: '2031-12-31' });
  const looker = onlooker(admin);
  const idle: number[] = [];
  for (let page = 0; page < PAGES_WHEN_IDLE; page += 1) idle.push(await looker.ask());

  const watched = watch();
  const busy: number[] = [];
  const until = async (id: number, state: Import['state']): Promise<Import> => {
    for (;;) {
      const now = await admin.call(imports.one, { id });
      if (now.state === state) return now;
      if (now.state === 'failed' || now.state === 'needs_mapping') throw new Error(JSON.stringify(now));
      busy.push(await looker.ask());
      await sleep(LOOK_MS);
    }
  };
  const began = performance.now();
  const { id } = await admin.call(imports.upload, { filename: 'lista.xlsx', cohort }, createReadStream(file));
  const { counts } = await until(id, 'preview');
  const read = performance.now();
  await admin.call(imports.apply, { id });
  await until(id, 'applied');
  const applied = performance.now();
  await looker.stop();
  return {
    rows: counts.new + counts.faulty,
    readMs: read - began,
    applyMs: applied - read,
    idleP95: p95(idle),
    busyP95: p95(busy),
    ...watched.end(),
  };
}
