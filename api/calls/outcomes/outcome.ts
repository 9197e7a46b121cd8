import type { Id, Instant } from '#contract/basics.ts';
import type { CallOutcome } from '#contract/call-outcomes.ts';
import { COMPLAINT, FALLS_AFTER_MINUTES, type calls } from '#contract/calls.ts';
import type { Answer } from '#contract/endpoint.ts';
import { KapocsError } from '#contract/errors.ts';
import * as accounts from '../../accounts/accounts.ts';
import { correctIn } from '../../accounts/correct.ts';
import type { Context, Tx } from '../../context.ts';
import * as history from '../../history/history.ts';
import { assist } from '../../portal/registration/assist.ts';
import { liveState } from '../../portal/registration/live-state.ts';
import * as attempts from './attempt.sql.ts';
import * as clients from '../client.sql.ts';
import { outcomes } from '../rules/config.ts';
import { effects, type Said } from './effects.ts';
import { agentOf } from '../hand/lease.ts';
import { minutesAfter } from '../hand/promise-times.ts';
import { toldOf, type Told } from './recording.ts';
import { currentScript } from '../rules/script.ts';
import { settle, settleBeside } from './settle.ts';
import * as sql from '../task.sql.ts';

type Result = Answer<typeof calls.outcome>;

/** What the client says is right now. Throws INPUT_INVALID naming the field as it was sent. */
async function repair(tx: Tx, accountId: Id, { contact }: Said): Promise<void> {
  if (contact?.mobile === undefined && contact?.email === undefined) return;
  try {
    await correctIn(tx, { id: accountId, ...contact });
  } catch (error) {
    const fields = error instanceof KapocsError && error.code === 'INPUT_INVALID' ? error.details['fields'] : null;
    if (!Array.isArray(fields)) throw error;
    throw new KapocsError('INPUT_INVALID', { fields: fields.map((field) => `contact.${String(field)}`) });
  }
}

type Call = { outcome: CallOutcome; said: Said; version: number };

/** Kept: begun before it fell to everybody; null where nothing was promised, or the time agreed is still to come. */
function keptPromise(
  { callback_at, leased_at, fell_at }: sql.TaskRow,
  outcome: CallOutcome,
  now: Instant,
): number | null {
  if (callback_at === null || leased_at === null || (callback_at > now && !outcome.reached)) return null;
  return fell_at === null && leased_at <= minutesAfter(callback_at, FALLS_AFTER_MINUTES) ? 1 : 0;
}

/** The call itself: for the client's story, the figures and the limits. */
async function keepAttempt(tx: Tx, { task, recorded }: Told, { outcome, said, version }: Call): Promise<void> {
  const counts = recorded !== 'beside';
  const held = task.agent_id === agentOf(tx);
  await attempts.insert(tx.db, {
    task_id: task.id,
    fence: counts && held ? task.fence : (said.fence ?? null),
    holder_id: task.holder_id,
    account_id: task.account_id,
    cohort_id: task.cohort_id,
    agent_id: agentOf(tx),
    at: tx.now(),
    claimed_at: (held ? task.leased_at : null) ?? minutesAfter(tx.now(), -said.talkSeconds / 60),
    talk_seconds: said.talkSeconds,
    outcome: outcome.code,
    contact: outcome.contact ? 1 : 0,
    reached: outcome.reached ? 1 : 0,
    effect: outcome.effect,
    phone: said.phone ?? null,
    identified: said.identified ? 1 : 0,
    note: said.note,
    script_version: version,
    promised_for: counts ? task.callback_at : null,
    kept: counts ? keptPromise(task, outcome, tx.now()) : null,
    callback_at: outcome.effect === 'callback' ? (said.callbackAt ?? null) : null,
  });
}

/** A call not recorded yet. Whoever registered during it is done, whatever was said. */
async function record(tx: Tx, told: Told, call: Call): Promise<void> {
  const { task, recorded } = told;
  const { outcome, said } = call;
  const open = await clients.openAccounts(tx.db, [task.holder_id]);
  await keepAttempt(tx, told, call);
  const about = open.length === 0 ? [task.account_id] : open.map(({ id }) => id);
  for (const accountId of about)
    await accounts.markCalled(tx, accountId, {
      at: tx.now(),
      outcome: outcome.name ?? outcome.code,
      reached: outcome.reached,
    });
  const wished = await effects(tx, task, outcome, said);
  if (recorded === 'beside') return settleBeside(tx, task, { outcome, fate: wished, said });
  const over = open.length === 0 && task.state === 'closed' && !('end' in wished);
  const fate = over ? { end: task.closed_reason ?? 'registered' } : wished;
  await settle(tx, task, { outcome, fate, said });
}

/** The same call told again, in another window or because no answer came: what is new is added to what was kept. */
async function addTo(tx: Tx, task: sql.TaskRow, before: attempts.RecordedAttempt, call: Call): Promise<void> {
  const { outcome, said } = call;
  if (!before.note.includes(said.note))
    await attempts.writeNote(tx.db, before.id, before.note === '' ? said.note : `${before.note}\n${said.note}`);
  const same = before.outcome === outcome.code && before.callback_at === (said.callbackAt ?? null);
  if (!same) await settleBeside(tx, task, { outcome, fate: await effects(tx, task, outcome, said), said });
}

/** A complaint goes to whoever leads the desk, and into the history, which keeps that there was one. */
async function complain(tx: Tx, task: sql.TaskRow, { note }: Said): Promise<void> {
  const ticket = { account_id: task.account_id, outcome: COMPLAINT, note, at: tx.now(), made_by: agentOf(tx) };
  await clients.addTicket(tx.db, ticket);
  await history.record(tx, {
    action: 'call.complained',
    object: `account:${task.account_id}`,
    details: { task: task.id },
  });
}

/** Who has the client now, or had it since, where that is somebody else. */
async function takenBy(tx: Tx, { task, recorded }: Told): Promise<string | null> {
  if (recorded === 'in_time' || recorded === 'late') return null;
  const me = agentOf(tx);
  const other = [task.agent_id, task.for_agent, task.last_agent].find((id) => id !== null && id !== me);
  const since = recorded === 'beside' ? await attempts.lastOfOthers(tx.db, { id: task.id, agentId: me }) : undefined;
  const who = other ?? since;
  return who === undefined || who === null ? null : ((await sql.namesOfStaff(tx.db, [who])).get(who) ?? null);
}

/**
 * Records how a call ended and decides what comes next, in one transaction; what comes late is kept too. Throws
 * LEASE_LOST for a client one never had, INPUT_INVALID (an outcome that is none, a callback without a time, a wrong
 * number or address, a complaint without words), CALLBACK_OUTSIDE_HOURS: then nothing is kept.
 */
export async function logOutcome(ctx: Context, said: Said): Promise<Result> {
  if (said.complaint && said.note === '') throw new KapocsError('INPUT_INVALID', { fields: ['note'] });
  const outcome = (await outcomes(ctx)).find(({ code, active }) => active && code === said.code);
  if (!outcome) throw new KapocsError('INPUT_INVALID', { fields: ['code'] });
  const { version } = await currentScript(ctx);
  const { accountId, ...result } = await ctx.write(async (tx) => {
    const told = await toldOf(tx, said);
    const { task, recorded, before } = told;
    const call = { outcome, said, version };
    await repair(tx, task.account_id, said);
    const taken = await takenBy(tx, told);
    // the same told twice is one complaint; what is new of it is another
    if (said.complaint && before?.note.includes(said.note) !== true) await complain(tx, task, said);
    if (before) await addTo(tx, task, before, call);
    else await record(tx, told, call);
    await history.record(tx, {
      action: 'call.logged',
      object: `account:${task.account_id}`,
      details: { task: task.id, outcome: outcome.code, ...(recorded === 'in_time' ? {} : { late: true }) },
    });
    tx.tell('calls', [task.id]);
    const now = (await sql.one(tx.db, task.id)) ?? task;
    return {
      accountId: task.account_id,
      state: now.state,
      notBefore: now.state === 'resting' ? now.not_before : null,
      end: now.state === 'closed' ? now.closed_reason : null,
      recorded,
      takenBy: taken,
    };
  });
  const resends = outcome.effect === 'resend' && result.recorded !== 'again';
  return { ...result, trouble: resends ? await resend(ctx, accountId) : null };
}

/** What can fail without undoing the record of the call; the code of what went wrong. */
async function resend(ctx: Context, accountId: Id): Promise<string | null> {
  try {
    const live = await liveState(ctx, accountId);
    const action = live?.actions.find((each) => each !== 'restart');
    if (action === undefined) return 'STATE_WRONG';
    await assist(ctx, accountId, action);
    return null;
  } catch (error) {
    if (error instanceof KapocsError) return error.code;
    throw error;
  }
}
