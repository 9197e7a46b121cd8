import type { Id, Instant } from '#contract/basics.ts';
import type { CallOutcome } from '#contract/call-outcomes.ts';
import { FALLS_AFTER_MINUTES, type CallEnd, type calls } from '#contract/calls.ts';
import type { Answer, Parsed } from '#contract/endpoint.ts';
import { KapocsError } from '#contract/errors.ts';
import { openingAt } from '#contract/sending-hours.ts';
import * as accounts from '../accounts/accounts.ts';
import { correct } from '../accounts/correct.ts';
import type { Context, Tx } from '../context.ts';
import * as history from '../history/history.ts';
import { assist } from '../portal/assist.ts';
import { liveState } from '../portal/live-state.ts';
import { workingTime } from '../settings/hours.ts';
import * as attempts from './attempt.sql.ts';
import * as clients from './client.sql.ts';
import { outcomes, rules } from './config.ts';
import { agentOf, mine } from './lease.ts';
import { nextAttempt } from './next-attempt.ts';
import { currentScript } from './script.ts';
import { phonesOf } from './take-in.ts';
import * as sql from './task.sql.ts';

type Said = Parsed<typeof calls.outcome>;
type Result = Answer<typeof calls.outcome>;
type Fate = { again: Instant } | { end: CallEnd };

const AHEAD_DAYS = 366;
const minutesAfter = (at: Instant, minutes: number): Instant =>
  new Date(Date.parse(at) + minutes * 60_000).toISOString();

/** Throws INPUT_INVALID for a time that is none or has passed, CALLBACK_OUTSIDE_HOURS with when it would be possible. */
async function promisedAt(tx: Tx, at: Instant | undefined): Promise<Instant> {
  if (at === undefined || at <= tx.now() || at > minutesAfter(tx.now(), AHEAD_DAYS * 1440))
    throw new KapocsError('INPUT_INVALID', { fields: ['callbackAt'] });
  const { hours, movedDays } = await workingTime(tx);
  const opening = openingAt(at, hours.call, movedDays);
  if (!opening.open) throw new KapocsError('CALLBACK_OUTSIDE_HOURS', { opensAt: opening.opensAt });
  return new Date(at).toISOString();
}

/** The number that leads nowhere is remembered; true when the client has another one. */
async function anotherNumber(tx: Tx, task: sql.TaskRow, said: Said): Promise<boolean> {
  const dead = new Set((await clients.deadNumbers(tx.db, [task.holder_id])).map(({ phone }) => phone));
  const phones = phonesOf(await clients.openAccounts(tx.db, [task.holder_id])).filter((phone) => !dead.has(phone));
  const dialled = said.phone !== undefined && phones.includes(said.phone) ? said.phone : phones[0];
  if (dialled === undefined) return false;
  await clients.addDeadNumber(tx.db, { holder_id: task.holder_id, phone: dialled, outcome: said.code, at: tx.now() });
  return phones.length > 1;
}

async function byRule(tx: Tx, task: sql.TaskRow, outcome: CallOutcome): Promise<Fate> {
  const past = (await attempts.ofHolders(tx.db, [task.holder_id]))
    .filter(({ cohort_id }) => cohort_id === task.cohort_id)
    .map(({ at, outcome, reached }) => ({ at, outcome, reached: reached === 1 }));
  const ground = { rules: await rules(tx), time: await workingTime(tx) };
  const next = nextAttempt(tx.now(), { outcome, attempts: past, ...ground });
  return next.again === null ? { end: next.why } : { again: next.again };
}

/** What the outcome brings beside the next attempt, in the same transaction. */
async function effects(tx: Tx, task: sql.TaskRow, outcome: CallOutcome, said: Said): Promise<Fate> {
  const made = { outcome: outcome.code, at: tx.now(), made_by: tx.actor?.id ?? null };
  switch (outcome.effect) {
    case 'none':
    case 'registered':
    case 'resend':
      return byRule(tx, task, outcome);
    case 'callback':
      return { again: await promisedAt(tx, said.callbackAt) };
    case 'close':
      return { end: 'outcome' };
    case 'suppress':
      await clients.addRefusal(tx.db, { holder_id: task.holder_id, ...made });
      return { end: 'suppressed' };
    case 'repair':
      // whoever was reached gives the right data; a number that leads nowhere is not called again
      if (outcome.reached || (await anotherNumber(tx, task, said))) return byRule(tx, task, outcome);
      return { end: 'repair' };
    case 'service_request':
      await clients.addTicket(tx.db, { account_id: task.account_id, note: said.note, ...made });
      return byRule(tx, task, outcome);
  }
}

const done = {
  agent_id: null,
  leased_at: null,
  lease_until: null,
  for_agent: null,
  fall_at: null,
  fell_at: null,
  promised: 0,
  callback_at: null,
  callback_words: null,
  callback_by: null,
  missed_closed: 0,
} as const;

async function settle(tx: Tx, task: sql.TaskRow, fate: Fate, said: Said, isCallback: boolean): Promise<void> {
  // the fence grows: what another window of the same agent still says of this call comes too late
  const logged = { ...done, attempts: task.attempts + 1, fence: task.fence + 1 };
  if ('end' in fate) {
    await sql.change(tx.db, task.id, {
      ...logged,
      state: 'closed',
      not_before: null,
      closed_at: tx.now(),
      closed_reason: fate.end,
    });
    return;
  }
  const kept = isCallback && said.callbackFor === 'me';
  const promise = {
    promised: 1,
    callback_at: fate.again,
    callback_words: said.note,
    callback_by: agentOf(tx),
    ...(kept ? { for_agent: agentOf(tx), fall_at: minutesAfter(fate.again, FALLS_AFTER_MINUTES) } : {}),
  };
  await sql.change(tx.db, task.id, {
    ...logged,
    ...(isCallback ? promise : {}),
    state: 'resting',
    not_before: fate.again,
  });
}

/** Kept: begun before it fell to everybody. */
const keptPromise = ({ callback_at, leased_at, fell_at }: sql.TaskRow): number | null => {
  if (callback_at === null || leased_at === null) return null;
  return fell_at === null && leased_at <= minutesAfter(callback_at, FALLS_AFTER_MINUTES) ? 1 : 0;
};

/**
 * Records how a call ended and decides what comes next, in one transaction. Throws LEASE_LOST, INPUT_INVALID (an
 * outcome that is none, a callback without a time), CALLBACK_OUTSIDE_HOURS.
 */
export async function logOutcome(ctx: Context, said: Said): Promise<Result> {
  const outcome = (await outcomes(ctx)).find(({ code, active }) => active && code === said.code);
  if (!outcome) throw new KapocsError('INPUT_INVALID', { fields: ['code'] });
  const script = await currentScript(ctx);
  const { task, fate } = await ctx.write(async (tx) => {
    const task = await mine(tx, said);
    const open = await clients.openAccounts(tx.db, [task.holder_id]);
    const about = open.length === 0 ? [task.account_id] : open.map(({ id }) => id);
    await attempts.insert(tx.db, {
      task_id: task.id,
      holder_id: task.holder_id,
      account_id: task.account_id,
      cohort_id: task.cohort_id,
      agent_id: agentOf(tx),
      at: tx.now(),
      claimed_at: task.leased_at ?? tx.now(),
      talk_seconds: said.talkSeconds,
      outcome: outcome.code,
      contact: outcome.contact ? 1 : 0,
      reached: outcome.reached ? 1 : 0,
      effect: outcome.effect,
      phone: said.phone ?? null,
      identified: said.identified ? 1 : 0,
      note: said.note,
      script_version: script.version,
      promised_for: task.callback_at,
      kept: keptPromise(task),
      callback_at: outcome.effect === 'callback' ? (said.callbackAt ?? null) : null,
    });
    for (const accountId of about)
      await accounts.markCalled(tx, accountId, {
        at: tx.now(),
        outcome: outcome.name ?? outcome.code,
        reached: outcome.reached,
      });
    const wished = await effects(tx, task, outcome, said);
    // whoever registered during the call is done, whatever was said
    const registered = open.length === 0 && task.state === 'closed';
    const fate: Fate = registered && !('end' in wished) ? { end: 'registered' } : wished;
    await settle(tx, task, fate, said, outcome.effect === 'callback' && !registered);
    await history.record(tx, {
      action: 'call.logged',
      object: `account:${task.account_id}`,
      details: { task: task.id, outcome: outcome.code, attempts: task.attempts + 1 },
    });
    tx.tell('calls', [task.id]);
    return { task, fate };
  });
  return {
    state: 'end' in fate ? 'closed' : 'resting',
    notBefore: 'end' in fate ? null : fate.again,
    end: 'end' in fate ? fate.end : null,
    recorded: 'in_time',
    takenBy: null,
    trouble: await after(ctx, task.account_id, outcome, said),
  };
}

/** What can fail without undoing the record of the call; the code of what went wrong. */
async function after(ctx: Context, accountId: Id, outcome: CallOutcome, { contact }: Said): Promise<string | null> {
  try {
    if (contact?.mobile !== undefined || contact?.email !== undefined)
      await correct(ctx, { id: accountId, ...contact });
    if (outcome.effect === 'resend') {
      const live = await liveState(ctx, accountId);
      const action = live?.actions.find((each) => each !== 'restart');
      if (action === undefined) return 'STATE_WRONG';
      await assist(ctx, accountId, action);
    }
    return null;
  } catch (error) {
    if (error instanceof KapocsError) return error.code;
    throw error;
  }
}
