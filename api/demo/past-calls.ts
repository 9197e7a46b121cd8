import type { Id, Instant } from '#contract/basics.ts';
import { addDays, localDate } from '#contract/deadline.ts';
import { instantOf } from '#contract/local-time.ts';
import { defaultHours, openingAt } from '#contract/sending-hours.ts';
import { knownMovedDays } from '#contract/holidays.ts';
import type { PastCall } from '../calls/past.ts';
import type { DemoAccount } from './demo-account.ts';
import { diceOf } from './dice.ts';

const inVain = ['NEM_VESZI_FEL', 'HANGPOSTA', 'FOGLALT'] as const;

/** The calls an account counts: the last one with its outcome, those before in vain, some days apart. */
export function pastCalls(accountId: Id, account: DemoAccount, today: string): PastCall[] {
  const { call_attempts: count, last_outcome: last, last_contact_at: contact } = account;
  if (last === null) return [];
  const dice = diceOf(accountId);
  const until = contact === null ? addDays(today, -2) : localDate(contact);
  return Array.from({ length: count }, (_, before) => {
    const time = `${String(9 + dice.below(9)).padStart(2, '0')}:${String(dice.below(60)).padStart(2, '0')}`;
    return {
      accountId,
      at: instantOf(addDays(until, -3 * before), time),
      outcome: before === 0 ? last : dice.pick(inVain),
      talkSeconds: before === 0 ? 20 + dice.below(300) : 0,
    };
  }).reverse();
}

const words = [
  'fél öt után jó',
  'holnap, ha hazaért a lánya',
  'ebédidőben ne',
  'amint kézhez kapta a levelet',
] as const;
const EVERY_MINUTES = 25;

/** Promised calls from now on, as soon as anybody may be called. */
export function demoPromises(accountIds: readonly Id[], now: Instant, by: Id) {
  const opening = openingAt(now, defaultHours.call, knownMovedDays);
  const first = Date.parse(opening.open ? now : (opening.opensAt ?? now));
  const at = (minutes: number): Instant => new Date(first + minutes * 60_000).toISOString();
  return accountIds.map((accountId, n) => ({
    accountId,
    at: at(5 + n * EVERY_MINUTES),
    words: words[n % words.length] ?? '',
    by,
    mine: n % 2 === 0,
    fallAt: at(20 + n * EVERY_MINUTES),
  }));
}
