import type { Instant } from '#contract/basics.ts';
import type { CallOutcome } from '#contract/call-outcomes.ts';
import type { CallEnd, calls } from '#contract/calls.ts';
import type { Parsed } from '#contract/endpoint.ts';
import { KapocsError } from '#contract/errors.ts';
import { openingAt } from '#contract/sending-hours.ts';
import type { Tx } from '../../context.ts';
import { workingTime } from '../../settings/hours.ts';
import * as attempts from './attempt.sql.ts';
import * as clients from '../client.sql.ts';
import { rules } from '../rules/config.ts';
import { nextAttempt } from './next-attempt.ts';
import { phonesOf } from '../queue/take-in.ts';
import type { TaskRow } from '../task.sql.ts';
import { triedWith } from './tried.ts';

export type Said = Parsed<typeof calls.outcome>;
export type Fate = { again: Instant } | { end: CallEnd };

const AHEAD_DAYS = 366;

/** Throws INPUT_INVALID for a time that is none or has passed, CALLBACK_OUTSIDE_HOURS with when it would be possible. */
export async function promisedAt(tx: Tx, at: Instant | undefined): Promise<Instant> {
  const ms = at === undefined ? NaN : Date.parse(at);
  const now = Date.parse(tx.now());
  if (at === undefined || !(ms > now && ms <= now + AHEAD_DAYS * 86_400_000))
    throw new KapocsError('INPUT_INVALID', { fields: ['callbackAt'] });
  const { hours, movedDays } = await workingTime(tx);
  const opening = openingAt(at, hours.call, movedDays);
  if (!opening.open) throw new KapocsError('CALLBACK_OUTSIDE_HOURS', { opensAt: opening.opensAt });
  return new Date(at).toISOString();
}

/**
 * The number that was dialled is remembered as leading nowhere, and no other; where nobody says which it was, the
 * only one there is. True when the client has another one.
 */
export async function anotherNumber(tx: Tx, { holder_id }: TaskRow, said: Said): Promise<boolean> {
  const dead = new Set((await clients.deadNumbers(tx.db, [holder_id])).map(({ phone }) => phone));
  const phones = phonesOf(await clients.openAccounts(tx.db, [holder_id])).filter((phone) => !dead.has(phone));
  const dialled = said.phone ?? (phones.length === 1 ? phones[0] : undefined);
  if (dialled === undefined) return phones.length > 0;
  await clients.addDeadNumber(tx.db, { holder_id, phone: dialled, outcome: said.code, at: tx.now() });
  return phones.some((phone) => phone !== dialled);
}

async function byRule(tx: Tx, task: TaskRow, outcome: CallOutcome): Promise<Fate> {
  const past = triedWith(await attempts.ofHolders(tx.db, [task.holder_id]), task.cohort_id);
  const ground = { rules: await rules(tx), time: await workingTime(tx) };
  const next = nextAttempt(tx.now(), { outcome, attempts: past, ...ground });
  return next.again === null ? { end: next.why } : { again: next.again };
}

/** What the outcome brings beside the next attempt, in the same transaction. */
export async function effects(tx: Tx, task: TaskRow, outcome: CallOutcome, said: Said): Promise<Fate> {
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
