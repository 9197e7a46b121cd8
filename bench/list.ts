import { Worker } from 'node:worker_threads';
import { accounts } from '#contract/accounts.ts';
import { listBySql } from '../api/accounts/list.ts';
import { rosterOf } from '../api/accounts/roster/keep.ts';
import type { Running } from '../api/start.ts';
import { SESSION_COOKIE } from '../api/staff-door.ts';
import { openSession } from '../api/users/sessions.ts';
import { bareSqlite, barePostgres, recorded, type Bare, type Statement } from './bare.ts';
import { listQuestions } from './list-questions.ts';
import { dialectsOf, openOffice, round, say, share } from './open-office.ts';
import type { Bench } from './run.ts';

const ROUNDS = 12;
/** Rounds before anything is measured: code is compiled, pages are in memory. */
const WARM_UP = 3;

type State = 'still' | 'changing';
type Figures = {
  apiP50: number;
  apiP95: number;
  bareP50: number;
  bareP95: number;
  ratio: number;
  sqlP95: number;
  ratioSql: number;
  slowest: string;
};

/**
 * Pages of the list over real HTTP, against statements on the bare driver in the same run: `bare` those the page asks,
 * `sql` those it would ask without what is kept in memory. `still`: nothing else happens; `changing`: something is
 * committed before every request, so nothing remembered of the database holds.
 * `--accounts 10000,1000000 --database both|sqlite|postgresql`
 */
export const bench: Bench = async ({ accounts: counts = '10000,1000000', database = 'both' }) => {
  for (const dialect of dialectsOf(database)) {
    const sizes = counts.split(',').map(Number);
    const measured: Record<State, Figures>[] = [];
    for (const size of sizes) {
      const figures = await measure(dialect, size);
      measured.push(figures);
      for (const state of ['still', 'changing'] as const)
        say({ bench: 'list', database: dialect, accounts: size, state, ...figures[state] });
    }
    const growth = (state: State): number =>
      round((measured.at(-1)?.[state].apiP95 ?? 0) / (measured[0]?.[state].apiP95 ?? 1));
    if (measured.length > 1)
      say({ bench: 'list', database: dialect, growth: { still: growth('still'), changing: growth('changing') } });
  }
};

async function measure(dialect: string, size: number): Promise<Record<State, Figures>> {
  const { running, folder, databaseUrl, close } = await openOffice(dialect, { accounts: size });
  try {
    await settled(running);
    say({ bench: 'list', database: dialect, accounts: size, rosterSeconds: await rosterRead(running) });
    const bare = databaseUrl === null ? bareSqlite(folder) : await barePostgres(databaseUrl);
    try {
      return { still: await compare(running, bare, 'still'), changing: await compare(running, bare, 'changing') };
    } finally {
      await bare.close();
    }
  } finally {
    await close();
  }
}

const QUIET_MS = 3000;

/** Until what begins by itself with so many new accounts (the queue of calls) has come to its end. */
async function settled({ ctx }: Running): Promise<void> {
  for (let before = ''; ;) {
    const state = await ctx.dataState();
    if (state === before) return;
    before = state;
    await new Promise((resolve) => setTimeout(resolve, QUIET_MS));
  }
}

/** How long it takes until everything is kept in memory that an office of this size keeps there. */
async function rosterRead({ ctx }: Running): Promise<number> {
  const began = performance.now();
  while ((await rosterOf(ctx)) === null) await new Promise((resolve) => setTimeout(resolve, 50));
  return round((performance.now() - began) / 1000);
}

/** The first user, signed in without a password. */
async function administrator({ ctx }: Running): Promise<string> {
  return `${SESSION_COOKIE}=${await ctx.write((tx) => openSession(tx, 1))}`;
}

/** Names told twice become lists, as the program's own door takes them. */
const byName = (params: URLSearchParams): [string, string | string[]][] =>
  [...new Set(params.keys())].map((name) => {
    const values = params.getAll(name);
    return [name, values.length > 1 ? values : (values[0] ?? '')];
  });

async function compare(running: Running, bare: Bare, state: State): Promise<Figures> {
  const { ctx } = running;
  const { origin } = new URL(running.url);
  const cookie = await administrator(running);
  const once = (path: string): Promise<unknown> =>
    fetch(origin + path, { headers: { cookie } }).then((got) => got.text());
  const disturb = (): Promise<void> =>
    state === 'still'
      ? Promise.resolve()
      : ctx.write(
          async (tx) => void (await tx.db('setting').insert({ name: 'bench', value: '' }).onConflict('name').merge()),
        );
  const client = new Worker(new URL('./http-thread.ts', import.meta.url), { workerData: { cookie } });
  client.once('error', (error) => {
    throw error;
  });
  const ask = (path: string): Promise<number> =>
    new Promise((resolve) => {
      client.once('message', resolve);
      client.postMessage(origin + path);
    });
  const paths = listQuestions(ctx.today()).map((question) => `/api/accounts?${question}`);
  const handles = [ctx.db, ctx.near];
  const asked = new Map<string, { page: Statement[]; sql: Statement[] }>();
  for (const path of paths) {
    const question = accounts.list.input.parse(Object.fromEntries(byName(new URL(path, origin).searchParams)));
    const sql = await recorded(handles, () => listBySql(ctx, question));
    await once(path);
    await disturb();
    asked.set(path, { page: await recorded(handles, () => once(path)), sql });
  }
  const run = async (statements: readonly Statement[] = []): Promise<number> => {
    const began = performance.now();
    for (const statement of statements) await bare.run(statement);
    return performance.now() - began;
  };
  const api: { path: string; ms: number }[] = [];
  const alone: number[] = [];
  const sql: number[] = [];
  for (let turn = -WARM_UP; turn < ROUNDS; turn += 1)
    for (const path of paths) {
      await disturb();
      const ms = await ask(path);
      const statements = asked.get(path);
      const took = await run(statements?.page);
      const bySql = await run(statements?.sql);
      if (turn < 0) continue;
      api.push({ path, ms });
      alone.push(took);
      sql.push(bySql);
    }
  await client.terminate();
  const times = api.map(({ ms }) => ms);
  const slowest = api.reduce((most, each) => (each.ms > most.ms ? each : most));
  return {
    apiP50: share(times, 0.5),
    apiP95: share(times, 0.95),
    bareP50: share(alone, 0.5),
    bareP95: share(alone, 0.95),
    ratio: round(share(times, 0.95) / share(alone, 0.95)),
    sqlP95: share(sql, 0.95),
    ratioSql: round(share(times, 0.95) / share(sql, 0.95)),
    slowest: `${slowest.path} ${round(slowest.ms)} ms`,
  };
}
