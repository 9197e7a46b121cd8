import { strict as assert } from 'node:assert';
import type { Output } from '#contract/endpoint.ts';
import type { calls, Held } from '#contract/calls.ts';
import { rowsOf } from '#db/rows.ts';
import type { World } from './world.ts';

type Logged = Output<typeof calls.outcome>;

/** Outcomes after which the program may take a client out of the queue by itself. */
const ending = ['NE_HIVJAK', 'TEVES_SZAM'];

/** What agents were told, against which the database is held: whose each client is, what was typed, what was promised. */
export function openLedger(world: World) {
  /** who believes to have whom, as the answers said */
  const hands = new Map<number, number>();
  /** taken from somebody in this round: what that person believes is no proof */
  const contested = new Set<number>();
  const notes: string[] = [];
  const promises = new Map<number, string>();
  const ended = new Set<number>();
  /** accounts registered in this round, and in former ones: of those nobody may be given any more */
  const justRegistered = new Set<number>();
  const registered = new Set<number>();
  let attempts = 0;

  return {
    promises,
    /** `again`: had all the while, so that a registration meanwhile is no hindrance. */
    took(who: number, { account, task }: Held, again = false): void {
      assert.ok(again || !registered.has(account.id), `task ${task.id} was given out though its client has registered`);
      const other = hands.get(account.id);
      if (!contested.has(account.id))
        assert.ok(other === undefined || other === who, `task ${task.id} is with ${String(other)} and with ${who}`);
      hands.set(account.id, who);
    },
    /** Before the answer: the server may give the client on at once. */
    letGo(who: number, { account }: Held): void {
      if (hands.get(account.id) === who) hands.delete(account.id);
    },
    contest(accountId: number): void {
      contested.add(accountId);
      hands.delete(accountId);
    },
    registered(taskId: number, accountId: number): void {
      ended.add(taskId);
      justRegistered.add(accountId);
    },
    /** Somebody is switched off: whom that person has may be given to another at once. */
    leaves(who: number): void {
      for (const [accountId, holder] of hands)
        if (holder === who) {
          hands.delete(accountId);
          contested.add(accountId);
        }
    },
    async hasNobody(agentId: number): Promise<void> {
      const [row] = await rowsOf<{ n: number }>(
        world.ctx.db,
        'select count(*) as n from call_task where agent_id = ?',
        [agentId],
      );
      assert.equal(row?.n, 0, 'somebody who was switched off has a client');
    },
    logged(
      taskId: number,
      { code, note, callbackAt }: { code: string; note: string; callbackAt?: string },
      said: Logged,
    ) {
      if (said.recorded === 'again') return;
      notes.push(note);
      attempts += 1;
      if (ending.includes(code)) ended.add(taskId);
      if (said.recorded === 'beside') return;
      if (said.notBefore !== null && said.notBefore === (callbackAt ?? promises.get(taskId)))
        promises.set(taskId, said.notBefore);
      else promises.delete(taskId);
    },
    /** Nobody stands twice, and every promise stands; to be asked while nobody is at it. */
    async holds(): Promise<void> {
      const doubled = await rowsOf<{ n: number }>(
        world.ctx.db,
        `select count(*) as n from call_task where agent_id is not null group by holder_id having count(*) > 1
          union all select count(*) from call_task where agent_id is not null group by agent_id having count(*) > 1`,
      );
      assert.deepEqual(doubled, [], 'a client or an agent stands twice');
      const kept = await rowsOf<{ id: number; callback_at: string; ready: number }>(
        world.ctx.db,
        `select id, callback_at, case when state = 'ready' and agent_id is null and callback_at > ? then 1 else 0 end as ready
          from call_task where state <> 'closed' and callback_at is not null`,
        [world.ctx.now()],
      );
      const times = new Map(kept.map((row) => [row.id, row.callback_at]));
      for (const [id, at] of promises)
        if (!ended.has(id)) assert.equal(times.get(id), at, `the promise of ${id} is lost`);
      assert.deepEqual(
        kept.filter((row) => row.ready === 1),
        [],
        'a promise is given out before its time',
      );
      contested.clear();
      for (const id of justRegistered) registered.add(id);
      justRegistered.clear();
    },
    /** Whoever gave no sign for so long has lost the client. */
    leasesEnd: (): void => hands.clear(),
    /** Everything typed is kept, once. */
    async nothingLost(): Promise<void> {
      const rows = await rowsOf<{ note: string }>(world.ctx.db, 'select note from call_attempt');
      assert.equal(rows.length, attempts, 'a call was lost or kept twice');
      assert.deepEqual(
        rows.map(({ note }) => note).toSorted(),
        notes.toSorted(),
        'what was typed is not what was kept',
      );
    },
  };
}
export type Ledger = ReturnType<typeof openLedger>;
