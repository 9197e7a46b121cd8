import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Db, DialectName } from '#db/connect.ts';
import { dialectOf } from '#db/dialect.ts';
import { start, type Running } from '../api/start.ts';
import { SESSION_COOKIE } from '../api/staff-door.ts';
import { openSession } from '../api/users/sessions.ts';
import { startPostgres } from '../tests/support/postgres.ts';
import { bareSqlite, barePostgres, type Bare } from './bare.ts';
import type { Bench } from './run.ts';

const ROUNDS = 6;

/**
 * Claims by many agents at once over HTTP, from a long queue, against what a claim cannot do without (the claim, its
 * line in the history, the client it is about) on the bare driver, one after the other, in the same run. `--tasks 200000 --agents 100 --database both|sqlite|postgresql`
 */
export const bench: Bench = async ({ tasks = '200000', agents = '100', database = 'both' }) => {
  for (const dialect of database === 'both' ? ['sqlite', 'postgresql'] : [database])
    say({ bench: 'calls', database: dialect, ...(await measure(dialect, Number(tasks), Number(agents))) });
};

const say = (line: object): void => void process.stdout.write(`${JSON.stringify(line)}\n`);
const round = (n: number): number => Math.round(n * 100) / 100;
const share = (times: readonly number[], part: number): number =>
  round(times.toSorted((a, b) => a - b)[Math.floor(times.length * part)] ?? 0);

async function measure(dialect: string, tasks: number, team: number): Promise<object> {
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
    demo: Math.max(2000, Math.round(tasks / 10)),
    // a Wednesday within calling hours
    clock: '2026-02-11T09:00:00.000Z',
    launchSecret: null,
    databaseUrl,
    bundles: folder,
  });
  try {
    await lineUp(running, tasks);
    if (server) await running.ctx.db.raw('vacuum analyze');
    await settled(running);
    const people = await signedIn(running, team);
    const bare = databaseUrl === null ? bareSqlite(folder, true) : await barePostgres(databaseUrl);
    const figures = await compare(running, people, bare);
    await bare.close();
    return { tasks, agents: team, ...figures };
  } finally {
    await running.close();
    await server?.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** So many clients wait; the accounts they stand for are fewer, which a claim does not notice. */
async function lineUp({ ctx }: Running, tasks: number): Promise<void> {
  await ctx.write(async ({ db, now }) => {
    await db('call_task').update({ state: 'closed', closed_reason: 'dropped' });
    await db.raw(
      `insert into account (insurer_id, cohort_id, account_number, account_key, holder_id, holder_name, holder_kind,
          name_sort, search_text, manager_kind, mobile, reachable, deadline, created_at)
        select account.insurer_id, account.cohort_id, 'B' || series.n, 'B' || series.n, 'bench' || series.n,
          account.holder_name, 'person', account.name_sort, '  bench', 'owner', '+3620' || (1000000 + series.n), 1, account.deadline, account.created_at
        from (${numbers(db, tasks)}) as series join (select * from account order by id limit 1) as account on 1 = 1`,
    );
    await db.raw(
      `insert into call_task (holder_id, account_id, cohort_id, reason, state, deadline, weight, created_at, ready_at)
        select holder_id, id, cohort_id, 'due_soon', 'ready', deadline, id % 97, ?, ? from account
        where holder_id like 'bench%'`,
      [now(), now()],
    );
  });
}

/** The program's first look through everybody is over. */
async function settled({ ctx }: Running): Promise<void> {
  for (let before = '', still = 0; still < 4;) {
    const state = await ctx.dataState();
    still = state === before ? still + 1 : 0;
    before = state;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}

const numbers = (db: Db, upTo: number): string =>
  dialectOf(db) === 'postgresql'
    ? `select generate_series(1, ${upTo}) as n`
    : `with recursive counted(n) as (select 1 union all select n + 1 from counted where n < ${upTo}) select n from counted`;

async function signedIn({ ctx }: Running, team: number): Promise<string[]> {
  return ctx.write(async (tx) => {
    const tokens: string[] = [];
    for (let n = 0; n < team; n += 1) {
      const name = `bench${n}`;
      const person = { username: name, username_folded: name, display_name: name, role: 'agent', password_hash: '-' };
      const [made] = await tx
        .db('staff')
        .insert({ ...person, created_at: tx.now() })
        .returning<{ id: number }[]>('id');
      tokens.push(await openSession(tx, made?.id ?? 0));
    }
    return tokens.map((token) => `${SESSION_COOKIE}=${token}`);
  });
}

const AT = '2026-02-11T09:00:00.000Z';
const UNTIL = '2026-02-11T09:05:00.000Z';

/** One claim with nothing around it. */
async function claimBare(bare: Bare, dialect: DialectName, agent: number): Promise<void> {
  const pg = dialect === 'postgresql';
  const run = (sql: string, ...values: (string | number)[]): Promise<void> => {
    let at = 0;
    return bare.run({ sql: pg ? sql.replace(/\?/g, () => `$${(at += 1)}`) : sql, values });
  };
  await run(pg ? 'begin' : 'begin immediate');
  await run(
    `update call_task set agent_id = ?, leased_at = ?, lease_until = ?, fence = fence + 1
      where id = (select id from call_task as waiting where state = 'ready' and agent_id is null and promised = 0
          and exists (select 1 from account where account.holder_id = waiting.holder_id
            and account.status in ('in_progress', 'not_started', 'blocked'))
        order by deadline, weight desc, attempts, created_at, id limit 1 ${pg ? 'for update skip locked' : ''})
        and state = 'ready' and agent_id is null returning id`,
    agent,
    AT,
    UNTIL,
  );
  await run(`select seq, hash from history_head where one = 1 ${pg ? 'for update' : ''}`);
  await run(
    `insert into history (seq, at, actor_role, action, object, details, previous_hash, hash)
      select seq + 1, ?, 'agent', 'call.claimed', 'account:1', '{}', hash, 'bench' || seq from history_head`,
    AT,
  );
  await run(`update history_head set seq = seq + 1, hash = 'bench' || seq`);
  await run(
    `select account.* from account join cohort on cohort.id = account.cohort_id
      where account.id = (select account_id from call_task where agent_id = ?)`,
    agent,
  );
  await run('commit');
}

async function compare({ ctx, url }: Running, people: readonly string[], bare: Bare): Promise<object> {
  const { origin } = new URL(url);
  const thread = new Worker(new URL('./calls-thread.ts', import.meta.url), {
    workerData: { cookies: people, url: `${origin}/api/calls/next` },
  });
  thread.once('error', (error) => {
    throw error;
  });
  const all = (who: number): Promise<number[]> =>
    new Promise((resolve) => {
      thread.once('message', resolve);
      thread.postMessage(who);
    });
  const free = (): Promise<unknown> =>
    ctx.write((tx) =>
      tx
        .db('call_task')
        .whereNotNull('agent_id')
        .update({ agent_id: null, lease_until: null, state: 'closed', closed_reason: 'outcome' }),
    );
  await all(people.length);
  await free();
  const times: number[] = [];
  let spent = 0;
  for (let turn = 0; turn < ROUNDS; turn += 1) {
    const began = performance.now();
    times.push(...(await all(people.length)));
    spent += performance.now() - began;
    await free();
  }
  const alone: number[] = [];
  for (let turn = 0; turn < ROUNDS; turn += 1) {
    for (let agent = 1; agent <= people.length; agent += 1) {
      const began = performance.now();
      await claimBare(bare, ctx.dialect, agent);
      alone.push(performance.now() - began);
    }
    await free();
  }
  await thread.terminate();
  const perSecond = (n: number, ms: number): number => round((n / ms) * 1000);
  const bareSpent = alone.reduce((sum, ms) => sum + ms, 0);
  const claims = perSecond(times.length, spent);
  const bareClaims = perSecond(alone.length, bareSpent);
  return {
    claimsPerSecond: claims,
    p50: share(times, 0.5),
    p95: share(times, 0.95),
    bareClaimsPerSecond: bareClaims,
    bareP95: share(alone, 0.95),
    ratio: round(bareClaims / claims),
  };
}
