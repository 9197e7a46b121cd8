import type { Instant } from '#contract/basics.ts';
import type { CallRules } from '#contract/call-rules.ts';
import type { CallReason, NotAddedWhy } from '#contract/calls.ts';
import { callsFrom } from '../../campaigns/ladder.ts';
import type { Context, Reading } from '../../context.ts';
import * as history from '../../history/history.ts';
import { stoppedPhones } from '../../outbox/addresses/stopped-phones.ts';
import { workingTime } from '../../settings/hours.ts';
import * as attempts from '../outcomes/attempt.sql.ts';
import * as clients from '../client.sql.ts';
import { rules as rulesSet } from '../rules/config.ts';
import * as sql from './fill.sql.ts';
import { callableFrom, inPeriod } from '../outcomes/next-attempt.ts';
import { phonesOf, taskFor } from './take-in.ts';
import { triedWith } from '../outcomes/tried.ts';

/** Who or what wants these clients called; `reason` null: the rules, for the reason they find. */
export type Wish = { reason: CallReason | null; why?: string | undefined; batch?: string };
export type Entered = { added: number; left: Partial<Record<NotAddedWhy, number>> };

/** The ladder of reminders says when the phone takes over, where it has such a step. */
export async function rulesNow(ctx: Reading): Promise<CallRules> {
  const set = await rulesSet(ctx);
  return { ...set, dueWithinDays: (await callsFrom(ctx)) ?? set.dueWithinDays };
}

/** A task for each of these clients, or why there is none; null: the rules do not ask for one. */
async function judged(
  ctx: Context,
  holderIds: readonly string[],
  { reason: given, why, batch }: Wish,
): Promise<(sql.NewTaskRow | NotAddedWhy | null)[]> {
  const [open, restricted, refusing, dead, past, done, rules, time] = await Promise.all([
    clients.openAccounts(ctx.db, holderIds),
    clients.restricted(ctx.db, holderIds),
    clients.refusing(ctx.db, holderIds),
    clients.deadNumbers(ctx.db, holderIds),
    attempts.ofHolders(ctx.db, holderIds),
    sql.doneWith(ctx.db, holderIds),
    rulesNow(ctx),
    workingTime(ctx),
  ]);
  const stopped = await stoppedPhones(ctx, ctx, phonesOf(open));
  const now = ctx.now();
  const accountsOf = Map.groupBy(open, ({ holder_id }) => holder_id);
  const finished = new Set(done.map(({ holder_id, cohort_id }) => `${holder_id} ${cohort_id}`));
  const numbers = Map.groupBy(dead, ({ holder_id }) => holder_id);
  const tried = Map.groupBy(past, ({ holder_id }) => holder_id);
  return holderIds.map((holder) => {
    const accounts = accountsOf.get(holder);
    if (!accounts) return restricted.has(holder) ? 'restricted' : 'not_open';
    if (refusing.has(holder)) return 'refused';
    const deadNumbers = stopped.union(new Set((numbers.get(holder) ?? []).map(({ phone }) => phone)));
    const task = taskFor(accounts, { today: ctx.today(), rules, given, dead: deadNumbers });
    if (!task) return given === null ? null : 'no_number';
    if (given !== 'by_hand' && finished.has(`${holder} ${task.cohort_id}`)) return null;
    const before = triedWith(tried.get(holder) ?? [], task.cohort_id);
    const times = inPeriod(before).length;
    if (times >= rules.inTotal) return given === null ? null : 'too_often';
    const from: Instant | null = before.length === 0 ? now : callableFrom(now, before, { rules, time });
    const resting = from === null || from > now;
    return {
      ...task,
      attempts: times,
      state: resting ? 'resting' : 'ready',
      created_at: now,
      ready_at: now,
      not_before: resting ? (from ?? now) : null,
      added_why: why ?? null,
      added_batch: batch ?? null,
    };
  });
}

/** Clients come into the queue where the rules, or a wish, want them called and nothing stands against it. */
export async function enterQueue(ctx: Context, holderIds: readonly string[], wish: Wish): Promise<Entered> {
  const asked = [...new Set(holderIds)];
  const fresh = await sql.withoutTask(ctx.db, asked);
  const left: Entered['left'] = asked.length > fresh.length ? { in_queue: asked.length - fresh.length } : {};
  if (fresh.length === 0) return { added: 0, left };
  const rows: sql.NewTaskRow[] = [];
  for (const each of await judged(ctx, fresh, wish))
    if (typeof each === 'string') left[each] = (left[each] ?? 0) + 1;
    else if (each !== null) rows.push(each);
  if (rows.length === 0) return { added: 0, left };
  const added = await ctx.write(async (tx) => {
    const inserted = await sql.insert(tx.db, rows);
    if (inserted > 0) {
      const details = { added: inserted, reason: wish.reason ?? 'rules' };
      await history.record(tx, { action: 'calls.added', object: 'calls', details });
      tx.tell('calls', []);
    }
    return inserted;
  });
  return { added, left };
}
