import type { ManagerKind, RegistrationStep } from '#contract/account-status.ts';
import type { Instant, LocalDate } from '#contract/basics.ts';
import { addDays } from '#contract/deadline.ts';
import { instantOf } from '#contract/local-time.ts';
import type { Dice } from './dice.ts';

/** How far a client got, and what was tried to get it there. */
export type Progress = {
  closed_on: LocalDate | null;
  started_on: LocalDate | null;
  confirmed_at: Instant | null;
  confirmed_on: LocalDate | null;
  confirmed_source: 'portal' | 'list' | null;
  step: RegistrationStep;
  email_differs: 0 | 1;
  last_contact_at: Instant | null;
  reminders_email: number;
  reminders_sms: number;
  call_attempts: number;
  last_outcome: string | null;
};

const nothingYet: Progress = {
  closed_on: null,
  started_on: null,
  confirmed_at: null,
  confirmed_on: null,
  confirmed_source: null,
  step: 'not_contacted',
  email_differs: 0,
  last_contact_at: null,
  reminders_email: 0,
  reminders_sms: 0,
  call_attempts: 0,
  last_outcome: null,
};

/** Where unfinished registrations stand; most give up at the first code or before the last one. */
const stuck = [
  ['sms_sent', 22],
  ['sms_ok', 9],
  ['code_sent', 20],
  ['declared', 8],
  ['password_set', 6],
  ['finished', 19],
  ['sms_expired', 11],
  ['locked', 5],
] as const satisfies readonly (readonly [RegistrationStep, number])[];

/** Outcomes of calls as the call desk names them (calls.md §2). */
const outcomes = [
  ['NEM_VESZI_FEL', 40],
  ['HANGPOSTA', 18],
  ['FOGLALT', 8],
  ['IGERI', 20],
  ['VISSZAHIVAS', 8],
  ['SEGITSEG_KELL', 6],
] as const;

const workingTime = (dice: Dice, day: LocalDate): Instant =>
  instantOf(day, `${String(8 + dice.below(11)).padStart(2, '0')}:${String(dice.below(60)).padStart(2, '0')}`);

/** Reminders and calls, the last of them before `until`. */
function contacts(dice: Dice, until: LocalDate): Partial<Progress> {
  if (dice.chance(0.18)) return {};
  const calls = dice.chance(0.3) ? 1 + dice.below(4) : 0;
  return {
    step: 'invited',
    reminders_email: 1 + dice.below(3),
    reminders_sms: dice.chance(0.6) ? 1 + dice.below(2) : 0,
    call_attempts: calls,
    last_outcome: calls === 0 ? null : dice.weighted(outcomes),
    last_contact_at: workingTime(dice, addDays(until, -1 - dice.below(28))),
  };
}

function confirmation(dice: Dice, day: LocalDate): Partial<Progress> {
  const byList = dice.chance(0.15);
  return {
    step: 'confirmed',
    started_on: byList ? null : addDays(day, -dice.below(4)),
    confirmed_at: workingTime(dice, day),
    confirmed_on: day,
    confirmed_source: byList ? 'list' : 'portal',
    email_differs: !byList && dice.chance(0.05) ? 1 : 0,
  };
}

/** What has become of an account by `today`; only who manages it alone must register. */
export function progressOf(
  dice: Dice,
  { managerKind, reachable, today }: { managerKind: ManagerKind; reachable: boolean; today: LocalDate },
): Progress {
  if (dice.chance(0.025)) return { ...nothingYet, closed_on: addDays(today, -1 - dice.below(60)) };
  if (managerKind !== 'owner') return nothingYet;
  const luck = reachable ? dice.roll() : 1;
  const day = addDays(today, -1 - Math.floor(dice.roll() ** 2 * 45));
  if (luck < 0.46) return { ...nothingYet, ...contacts(dice, day), ...confirmation(dice, day) };
  const contacted = { ...nothingYet, ...contacts(dice, today) };
  if (luck < 0.6) return { ...contacted, step: dice.weighted(stuck), started_on: addDays(today, -1 - dice.below(20)) };
  return contacted;
}
