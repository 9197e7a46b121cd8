import type { Id, Instant } from '#contract/basics.ts';
import type { CallRules } from '#contract/call-rules.ts';
import type { CallReason } from '#contract/calls.ts';
import { addDays } from '#contract/deadline.ts';
import { callsFrom } from '../campaigns/ladder.ts';
import type { Context, Reading, Tx } from '../context.ts';
import * as history from '../history/history.ts';
import { failures } from '../outbox/failures.ts';
import { workingTime } from '../settings/hours.ts';
import * as attempts from './attempt.sql.ts';
import * as clients from './client.sql.ts';
import { rules as rulesSet } from './config.ts';
import * as sql from './fill.sql.ts';
import { callableFrom } from './next-attempt.ts';
import { taskFor } from './take-in.ts';

const CHUNK = 1000;

/** The ladder of reminders says when the phone takes over, where it has such a step. */
async function rulesNow(ctx: Reading): Promise<CallRules> {
  const set = await rulesSet(ctx);
  return { ...set, dueWithinDays: (await callsFrom(ctx)) ?? set.dueWithinDays };
}

/** Tasks for these clients where the rules, or `given`, want one and nothing stands against it. */
async function tasksFor(
  ctx: Reading,
  holderIds: readonly string[],
  given: CallReason | null,
): Promise<sql.NewTaskRow[]> {
  const [open, refusing, dead, past, done, rules, time] = await Promise.all([
    clients.openAccounts(ctx.db, holderIds),
    clients.refusing(ctx.db, holderIds),
    clients.deadNumbers(ctx.db, holderIds),
    attempts.ofHolders(ctx.db, holderIds),
    sql.doneWith(ctx.db, holderIds),
    rulesNow(ctx),
    workingTime(ctx),
  ]);
  const now = ctx.now();
  const finished = new Set(done.map(({ holder_id, cohort_id }) => `${holder_id} ${cohort_id}`));
  const numbers = Map.groupBy(dead, ({ holder_id }) => holder_id);
  const tried = Map.groupBy(past, ({ holder_id }) => holder_id);
  return [...Map.groupBy(open, ({ holder_id }) => holder_id)].flatMap(([holder, accounts]) => {
    if (refusing.has(holder)) return [];
    const deadNumbers = new Set((numbers.get(holder) ?? []).map(({ phone }) => phone));
    const task = taskFor(accounts, { today: ctx.today(), rules, given, dead: deadNumbers });
    if (!task || (given !== 'by_hand' && finished.has(`${holder} ${task.cohort_id}`))) return [];
    const before = (tried.get(holder) ?? [])
      .filter(({ cohort_id }) => cohort_id === task.cohort_id)
      .map(({ reached, ...each }) => ({ ...each, reached: reached === 1 }));
    if (given !== 'by_hand' && before.length >= rules.inTotal) return [];
    const from = before.length === 0 ? now : callableFrom(now, before, { rules, time });
    const resting = from === null || from > now;
    return [
      {
        ...task,
        attempts: before.length,
        state: resting ? ('resting' as const) : ('ready' as const),
        created_at: now,
        ready_at: now,
        not_before: resting ? (from ?? now) : null,
      },
    ];
  });
}

async function takeIn(ctx: Context, holderIds: readonly string[], given: CallReason | null): Promise<number> {
  const fresh = await sql.withoutTask(ctx.db, [...new Set(holderIds)]);
  if (fresh.length === 0) return 0;
  const rows = await tasksFor(ctx, fresh, given);
  if (rows.length === 0) return 0;
  return ctx.write(async (tx) => {
    const added = await sql.insert(tx.db, rows);
    if (added > 0) await noteAdded(tx, added, given);
    return added;
  });
}

async function noteAdded(tx: Tx, added: number, given: CallReason | null): Promise<void> {
  await history.record(tx, { action: 'calls.added', object: 'calls', details: { added, reason: given ?? 'rules' } });
  tx.tell('calls', []);
}

/** Puts clients into the queue because somebody wants them called. */
export async function addByHand(ctx: Context, accountIds: readonly Id[]): Promise<number> {
  return takeIn(ctx, await clients.holdersOf(ctx.db, accountIds), 'by_hand');
}

/** One step through all clients by the rules; `after`: where the step before ended. `next` null: that was all. */
export async function fillChunk(ctx: Context, after: Id): Promise<{ added: number; next: Id | null }> {
  const rules = await rulesNow(ctx);
  const today = ctx.today();
  const found = await clients.candidates(ctx.db, {
    after,
    from: addDays(today, -rules.overdueDays),
    to: addDays(today, rules.dueWithinDays),
    limit: CHUNK,
  });
  const added = await takeIn(
    ctx,
    found.map(({ holder_id }) => holder_id),
    null,
  );
  return { added, next: found.length < CHUNK ? null : (found.at(-1)?.id ?? null) };
}

/** Clients whose reminders came back since an instant go over to the phone. */
export async function handOver(ctx: Context, since: Instant, closing?: AbortSignal): Promise<number> {
  let added = 0;
  for (let after: Id | undefined = 0; after !== undefined && closing?.aborted !== true;) {
    const failed: Awaited<ReturnType<typeof failures>> = await failures(ctx, { since, after, limit: CHUNK });
    const accountIds = failed.map(({ accountId }) => accountId);
    if (failed.length > 0) added += await takeIn(ctx, await clients.holdersOf(ctx.db, accountIds), 'message_failed');
    after = failed.length < CHUNK ? undefined : failed.at(-1)?.outboxId;
  }
  return added;
}

/** The whole queue at once: what failed first, so that its reason is the one shown. */
export async function fillAll(ctx: Context): Promise<number> {
  let added = await handOver(ctx, '');
  for (let after: Id | null = 0; after !== null;) {
    const step: Awaited<ReturnType<typeof fillChunk>> = await fillChunk(ctx, after);
    added += step.added;
    after = step.next;
  }
  return added;
}
