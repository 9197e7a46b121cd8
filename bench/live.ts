import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';
import { dialectsOf, openOffice, round, say, share, type Office } from './open-office.ts';
import type { Bench } from './run.ts';

const CHANGES = 50;
const MARK = 'bench:';

/**
 * From the commit of a change until open screens have heard of it: the last of them, and all.
 * `--screens 200 --database both|sqlite|postgresql`
 */
export const bench: Bench = async ({ screens = '200', database = 'both' }) => {
  for (const dialect of dialectsOf(database)) {
    const office = await openOffice(dialect, { accounts: 1000 });
    try {
      say({ bench: 'live', database: dialect, screens: Number(screens), ...(await measure(office, Number(screens))) });
    } finally {
      await office.close();
    }
  }
};

async function measure({ running, admin }: Office, screens: number): Promise<Record<string, number>> {
  const heard: ((change: number) => void)[] = [];
  const streams = await Promise.all(
    Array.from({ length: screens }, () => openScreen(running.url, admin.cookie, (change) => heard[change]?.(change))),
  );
  const each: number[] = [];
  const last: number[] = [];
  for (let change = 0; change < CHANGES; change += 1) {
    let began = 0;
    let waited = 0;
    const all = new Promise<void>((resolve) => {
      heard[change] = () => {
        each.push(performance.now() - began);
        waited += 1;
        if (waited === screens) resolve();
      };
    });
    await running.ctx.write((tx) => {
      tx.tell('accounts', [`${MARK}${change}`]);
      began = performance.now();
      return Promise.resolve();
    });
    await all;
    last.push(performance.now() - began);
  }
  for (const close of streams) close();
  return {
    p50Ms: share(each, 0.5),
    p95Ms: share(each, 0.95),
    lastP95Ms: share(last, 0.95),
    worstMs: round(Math.max(...last)),
  };
}

/** A screen that listens; answers with what closes it, as soon as it is connected. */
async function openScreen(url: string, cookie: string, hear: (change: number) => void): Promise<() => void> {
  const request = get(`${new URL(url).origin}/api/live`, { agent: false, headers: { cookie } });
  const [response] = (await once(request, 'response')) as [IncomingMessage];
  if (response.statusCode !== 200) throw new Error(`the feed answered ${response.statusCode ?? 0}`);
  response.setEncoding('utf8').on('data', (text: string) => {
    for (const [, change] of text.matchAll(/"bench:(\d+)"/g)) hear(Number(change));
  });
  response.once('error', () => undefined);
  return () => request.destroy();
}
