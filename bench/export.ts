import { join } from 'node:path';
import { accounts } from '#contract/accounts.ts';
import { type Export, exportsContract } from '#contract/exports.ts';
import { accountPages } from '../api/exports/account-pages.ts';
import { accountSheet } from '../api/exports/account-sheet.ts';
import type { ExportRow } from '../api/exports/columns.ts';
import { openWorkbook } from '../api/exports/workbook.ts';
import type { Running } from '../api/start.ts';
import type { Client } from '../tests/support/client.ts';
import { dialectsOf, openOffice, say, share, type Office } from './open-office.ts';
import type { Bench } from './run.ts';

const SAMPLE = 20_000;
const LIST_PAUSE_MS = 20;
const MB = 1024 * 1024;

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** An export of all accounts through the API, against the same writer fed rows from memory, in one run. */
export const bench: Bench = async ({ rows = '200000', database = 'both' }) => {
  for (const dialect of dialectsOf(database)) {
    const office = await openOffice(dialect, { accounts: Number(rows) });
    try {
      say({ bench: 'export', database: dialect, ...(await measure(office)) });
    } finally {
      await office.close();
    }
  }
};

async function measure({ running, admin }: Office): Promise<Record<string, number>> {
  // The first one fills the page caches of the database, which have their own bound.
  await exported(admin);
  const memory = watchMemory();
  const { rows, createdAt, finishedAt } = await exported(admin);
  const growth = memory.peakGrowth();
  const seconds = (Date.parse(finishedAt ?? '') - Date.parse(createdAt)) / 1000;
  const bare = await bareSeconds(running, rows);
  const idle = await listTimes(admin, () => wait(5000));
  const busy = await listTimes(admin, () => exported(admin));
  return {
    rows,
    rowsPerSecond: Math.round(rows / seconds),
    bareRowsPerSecond: Math.round(rows / bare),
    ratio: Number((bare / seconds).toFixed(2)),
    peakGrowthMb: Math.round(growth / MB),
    listP95IdleMs: Math.round(share(idle, 0.95)),
    listP95BusyMs: Math.round(share(busy, 0.95)),
  };
}

async function exported(admin: Client): Promise<Export> {
  const { id } = await admin.call(exportsContract.make, { kind: 'accounts', reason: 'mérés' });
  for (;;) {
    const file = await admin.call(exportsContract.show, { id });
    if (file.state === 'ready') return file;
    if (file.state === 'failed') throw new Error(`export failed: ${file.error}`);
    await wait(100);
  }
}

/** How long pages of the list take while something else goes on. */
async function listTimes(admin: Client, meanwhile: () => Promise<unknown>): Promise<number[]> {
  const times: number[] = [];
  let over = false;
  const done = meanwhile().finally(() => {
    over = true;
  });
  for (let page = 0; !over; page += 1) {
    const began = performance.now();
    await admin.call(accounts.list, { limit: 100, skip: (page % 50) * 100 });
    times.push(performance.now() - began);
    await wait(LIST_PAUSE_MS);
  }
  await done;
  return times;
}

function watchMemory(): { peakGrowth: () => number } {
  globalThis.gc?.();
  const before = process.memoryUsage().rss;
  let peak = before;
  const timer = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage().rss);
  }, 50);
  return {
    peakGrowth: () => {
      clearInterval(timer);
      return peak - before;
    },
  };
}

/** The writer alone: rows taken beforehand, given again and again until there are as many. */
async function bareSeconds({ ctx }: Running, rows: number): Promise<number> {
  const sheet = accountSheet(null, 'hu');
  const sample: ExportRow[] = [];
  for await (const { lines } of accountPages(ctx, { filter: {}, sort: 'name' })) {
    sample.push(...lines.map(sheet.rowOf));
    if (sample.length >= SAMPLE) break;
  }
  function* pages(): Generator<readonly ExportRow[]> {
    for (let left = rows; left > 0; left -= sample.length) yield sample.slice(0, Math.min(left, sample.length));
  }
  const began = performance.now();
  const book = await openWorkbook(join(ctx.folders.exports, 'meres.xlsx'), { language: 'hu' });
  await book.addList('Ügyfélszámlák', sheet.columns, pages());
  await book.finish();
  return (performance.now() - began) / 1000;
}
