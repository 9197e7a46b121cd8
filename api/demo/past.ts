import type { RegistrationStep } from '#contract/account-status.ts';
import type { Id, Instant } from '#contract/basics.ts';
import { addDays, localDate } from '#contract/deadline.ts';
import { formatDate } from '#contract/format.ts';
import { instantOf } from '#contract/local-time.ts';
import type { RegistrationEvent } from '#contract/registrations.ts';
import type { PastMessage } from '../outbox/past.ts';
import type { PastEvent } from '../portal/registration/past.ts';
import type { DemoAccount } from './demo-account.ts';

const DAYS_BETWEEN = 6;
const MINUTE_MS = 60_000;

const later = (at: Instant, minutes: number): Instant => new Date(Date.parse(at) + minutes * MINUTE_MS).toISOString();

/** The reminders an account counts: the last one at its last contact, the others some days apart before. */
export function pastMessages(accountId: Id, account: DemoAccount): PastMessage[] {
  const { last_contact_at: last, email, mobile, reminders_email, reminders_sms } = account;
  if (last === null) return [];
  const before = (times: number): Instant => instantOf(addDays(localDate(last), -times * DAYS_BETWEEN), '10:00');
  const day = formatDate(account.deadline);
  const mails = Array.from({ length: email === null ? 0 : reminders_email }, (_, times) => ({
    accountId,
    channel: 'email' as const,
    to: email ?? '',
    subject: `Regisztráció az Ügyfélportálon – ${day}`,
    text: `Tisztelt Ügyfelünk!\n\nSzámláit és leveleit ezentúl az Ügyfélportálon találja meg. Kérjük, ${day} napjáig regisztráljon.\n\nMinta Biztosító`,
    at: times === 0 ? last : before(times),
  }));
  const texts = Array.from({ length: mobile === null ? 0 : reminders_sms }, (_, times) => ({
    accountId,
    channel: 'sms' as const,
    to: mobile ?? '',
    subject: '',
    text: `Kerjuk, ${day} napjaig regisztraljon az Ugyfelportalon: szamlait ott talalja meg. Minta Biztosito`,
    at: before(times + 1),
  }));
  return [...mails, ...texts];
}

const road: readonly RegistrationEvent[] = ['started', 'sms_ok', 'code_sent', 'declared', 'password_set', 'finished'];

/** The road as far as a step, and what happened there. */
function eventsTo(step: RegistrationStep): readonly RegistrationEvent[] {
  switch (step) {
    case 'not_contacted':
    case 'invited':
      return [];
    case 'sms_sent':
      return ['started'];
    case 'sms_expired':
      return ['started', 'sms_expired'];
    case 'locked':
      return [...road, 'login_locked'];
    case 'confirmed':
      return [...road, 'confirmed'];
    case 'sms_ok':
    case 'code_sent':
    case 'declared':
    case 'password_set':
    case 'finished':
      return road.slice(0, road.indexOf(step) + 1);
  }
}

/** The steps of a registration, a few minutes apart; the last one when it was confirmed. */
export function pastEvents(accountId: Id, account: DemoAccount): PastEvent[] {
  const { started_on, confirmed_at, step } = account;
  if (started_on === null) return [];
  const begun = instantOf(started_on, '07:30');
  return eventsTo(step).map((event, at) => ({
    accountId,
    event,
    at: event === 'confirmed' && confirmed_at !== null ? confirmed_at : later(begun, at * 4),
  }));
}
