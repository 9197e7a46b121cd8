import type { Instant } from '#contract/basics.ts';
import type { CallOutcome } from '#contract/call-outcomes.ts';
import type { Tx } from '../../context.ts';
import { closeNow } from '../queue/close-now.ts';
import type { Fate, Said } from './effects.ts';
import { agentOf } from '../hand/lease.ts';
import { fallsAt } from '../hand/promise-times.ts';
import * as sql from '../task.sql.ts';

const unpromised = {
  for_agent: null,
  fall_at: null,
  fell_at: null,
  promised: 0,
  callback_at: null,
  callback_words: null,
  callback_by: null,
  missed_closed: 0,
} as const;

const promise = (tx: Tx, at: Instant, { note, callbackFor }: Said) => ({
  ...unpromised,
  promised: 1,
  callback_at: at,
  callback_words: note,
  callback_by: agentOf(tx),
  ...(callbackFor === 'me' ? { for_agent: agentOf(tx), fall_at: fallsAt(at, tx.now()) } : {}),
});

/** A time that was agreed stands when the client was not reached before it, whatever the rules say of the next attempt. */
export const stillPromised = ({ callback_at }: sql.TaskRow, now: Instant, outcome: CallOutcome, fate: Fate): boolean =>
  callback_at !== null &&
  callback_at > now &&
  !outcome.reached &&
  outcome.retry !== 'never' &&
  ('again' in fate || fate.end === 'capped');

type Settled = { outcome: CallOutcome; fate: Fate; said: Said };

/** What becomes of the client after a call that counts. */
export async function settle(tx: Tx, task: sql.TaskRow, { outcome, fate, said }: Settled): Promise<Fate> {
  // the fence grows: what another window of the same agent still says of this call comes too late
  const logged = {
    agent_id: null,
    leased_at: null,
    lease_until: null,
    last_agent: null,
    attempts: task.attempts + 1,
    fence: task.fence + 1,
  };
  if (stillPromised(task, tx.now(), outcome, fate) && task.callback_at !== null) {
    await sql.change(tx.db, task.id, { ...logged, state: 'resting', not_before: task.callback_at });
    return { again: task.callback_at };
  }
  if ('end' in fate) {
    const closed = { state: 'closed', not_before: null, closed_at: tx.now(), closed_reason: fate.end } as const;
    await sql.change(tx.db, task.id, { ...logged, ...unpromised, ...closed });
    return fate;
  }
  const next = outcome.effect === 'callback' ? promise(tx, fate.again, said) : unpromised;
  await sql.change(tx.db, task.id, { ...logged, ...next, state: 'resting', not_before: fate.again });
  return fate;
}

/**
 * What a call brings whose client somebody else has, or had, since: a refusal ends the matter, and a time agreed
 * with the client stands where no other does. The hands the client is in stay as they are.
 */
export async function settleBeside(tx: Tx, task: sql.TaskRow, { outcome, fate, said }: Settled): Promise<void> {
  if (task.state === 'closed') return;
  if (outcome.effect === 'suppress') {
    if (task.agent_id === null) await closeNow(tx, task, 'suppressed');
    return;
  }
  if (outcome.effect !== 'callback' || !('again' in fate) || task.callback_at !== null) return;
  const rests = task.agent_id === null ? ({ state: 'resting', not_before: fate.again } as const) : {};
  await sql.change(tx.db, task.id, { ...promise(tx, fate.again, said), ...rests });
}
