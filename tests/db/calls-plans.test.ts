import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rowsOf } from '#db/rows.ts';
import type { Tx } from '../../api/context.ts';
import * as claims from '../../api/calls/hand/claim.sql.ts';
import * as clients from '../../api/calls/client.sql.ts';
import * as desk from '../../api/calls/desk.sql.ts';
import * as figures from '../../api/calls/figures/figures.sql.ts';
import { addMany } from '../support/accounts.ts';
import { WORKDAY } from '../support/calling.ts';
import { dialects, openWorld, type World } from '../support/world.ts';

const WAITING = 20_000;
const span = { now: WORKDAY, until: '2012-02-15T09:05:00.000Z' };

type Asked = { sql: string; bindings: readonly (string | number)[] };

describe.each(dialects)('the hot queries of the call queue on %s', (dialect) => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld(dialect, { at: WORKDAY, standing: true });
    await world.ctx.write(async ({ db }) => {
      const ids = await addMany(db, 1);
      // the accounts they stand for do not matter, their number does
      await db.raw(
        `insert into account (insurer_id, cohort_id, account_number, account_key, holder_id, holder_name, holder_kind,
            name_sort, search_text, manager_kind, mobile, reachable, deadline, created_at)
          select one.insurer_id, one.cohort_id, 'P' || series.n, 'P' || series.n, 'plan' || series.n, one.holder_name,
            'person', one.name_sort, '  plan', 'owner', one.mobile, 1, one.deadline, one.created_at
          from (${numbers}) as series join (select * from account where id = ${ids[0] ?? 0}) as one on 1 = 1`,
      );
      await db.raw(
        `insert into call_task (holder_id, account_id, cohort_id, reason, state, deadline, weight, created_at, ready_at,
            not_before, promised, callback_at)
          select holder_id, id, cohort_id, 'due_soon', case when id % 4 = 0 then 'resting' else 'ready' end, deadline,
            id % 97, created_at, created_at, case when id % 4 = 0 then '2012-02-16T09:00:00.000Z' end,
            case when id % 500 = 1 then 1 else 0 end, case when id % 500 = 1 then '2012-02-15T08:00:00.000Z' end
          from account where holder_id like 'plan%'`,
      );
    });
    if (dialect === 'postgresql') await world.ctx.db.raw('analyze');
  });
  afterAll(() => world.close());

  const numbers =
    dialect === 'postgresql'
      ? `select generate_series(1, ${WAITING}) as n`
      : `with recursive counted(n) as (select 1 union all select n + 1 from counted where n < ${WAITING}) select n from counted`;

  /** The plans of everything asked meanwhile; what it changed is undone. */
  async function plansOf(work: (tx: Tx) => Promise<unknown>): Promise<string> {
    const plans: string[] = [];
    const undone = new Error('seen enough');
    const explain = dialect === 'sqlite' ? 'explain query plan' : 'explain';
    const looking = world.ctx.write(async (tx) => {
      const asked: Asked[] = [];
      const hear = (query: Asked): number => asked.push(query);
      tx.db.on('query', hear);
      await work(tx);
      tx.db.off('query', hear);
      for (const { sql, bindings } of asked) {
        const plain = sql.replaceAll(/\$\d+/g, '?');
        const rows = await rowsOf<Record<string, unknown>>(tx.db, `${explain} ${plain}`, [...bindings]);
        plans.push(...rows.map((row) => String(dialect === 'sqlite' ? row['detail'] : row['QUERY PLAN'])));
      }
      throw undone;
    });
    await expect(looking).rejects.toBe(undone);
    expect(plans.length).toBeGreaterThan(0);
    return plans.join('\n');
  }
  /** No table of size is read whole, and nothing that is read is sorted first. */
  const nothingWhole = (plan: string): void =>
    expect(plan).not.toMatch(/SCAN (account|call_task|task|waiting)$|Seq Scan on (account|call_task)/m);
  const nothingSorted = (plan: string): void => expect(plan).not.toMatch(/USE TEMP B-TREE|\bSort\b/);

  it('the next in the queue stand at the front of an index in its order', async () => {
    for (const first of [claims.firstOfQueue, claims.frontOfQueue]) {
      const plan = await plansOf((tx) => first(tx.db, 20));
      expect(plan).toContain('call_task_queue');
      nothingWhole(plan);
      nothingSorted(plan);
    }
  });

  it('claiming, renewing and tidying look up nothing but what they change', async () => {
    nothingWhole(
      await plansOf(async ({ db }) => {
        await claims.renewHeld(db, [1, 2, 3], span);
        await claims.untidy(db, WORKDAY);
        await claims.freeExpired(db, WORKDAY);
        await claims.letFall(db, WORKDAY);
        await claims.wakeRested(db, WORKDAY);
        await claims.claimPromised(db, [1], { agentId: 1, ...span });
        await claims.release(db, { agentId: 1 }, WORKDAY);
        const [first = 0] = await claims.firstOfQueue(db, 1);
        await claims.claimEach(db, [{ id: first, agent: 1 }], span);
      }),
    );
  });

  it('the clients of a claim are found by their own index', async () => {
    const plan = await plansOf(async ({ db }) => {
      const fifty = Array.from({ length: 50 }, (_, n) => `plan${n}`);
      await clients.openAccounts(db, fifty);
      await clients.accountsOf(db, fifty);
      await clients.refusing(db, ['plan1']);
      await clients.deadNumbers(db, ['plan1']);
    });
    nothingWhole(plan);
    expect(plan).toContain('account_holder');
    expect(plan).not.toContain('account_status');
  });

  it('a look through all clients goes by their ids, piece by piece', async () => {
    const piece = { after: 5000, from: '2012-01-01', to: '2012-03-01', limit: 100 };
    const plan = await plansOf((tx) => clients.candidates(tx.db, piece));
    expect(plan).toMatch(dialect === 'sqlite' ? /USING INTEGER PRIMARY KEY \(rowid>/ : /account_pkey/);
    nothingSorted(plan);
  });

  it('the queue screen reads its first lines in order, and callbacks by their time', async () => {
    const lines = await plansOf((tx) => desk.queue(tx.db, { state: 'ready', reason: null }, { limit: 20, skip: 0 }));
    expect(lines).toContain('call_task_in_order');
    nothingWhole(lines);
    nothingSorted(lines);
    const promised = await plansOf((tx) => desk.callbacks(tx.db, null));
    expect(promised).toContain('call_task_callback');
    nothingWhole(promised);
    nothingWhole(await plansOf((tx) => desk.markMissed(tx.db, WORKDAY, span.until)));
  });

  it('counting stops early, and what is counted whole is read from an index where there is one to read', async () => {
    const early = await plansOf((tx) => desk.counts(tx.db, [1], WORKDAY));
    expect(early).toMatch(dialect === 'sqlite' ? /INDEX call_task_queue/ : /Limit/);
    const whole = await plansOf(async ({ db }) => {
      await desk.countQueue(db, { state: 'ready', reason: null });
      await figures.queueByReason(db);
    });
    if (dialect === 'sqlite') nothingWhole(whole);
  });
});
