import type { AssistAction, LiveRegistration, SentCode } from '#contract/registrations.ts';
import type { CodeKind, CodeState, Delivery } from '#contract/portal.ts';
import type { MessageState } from '#contract/outbox.ts';
import type { Context } from '../../context.ts';
import * as outbox from '../../outbox/outbox.ts';
import { MOST_ATTEMPTS } from '../codes/code-check.ts';
import * as codeSql from '../codes/code.sql.ts';
import { sendableFrom } from '../codes/codes.ts';
import { nameHash } from '../login/ladder.ts';
import * as loginSql from '../login/login.sql.ts';
import { awaited, awaits, stepOf } from './registration-step.ts';
import * as sql from './registration.sql.ts';
import type { RegistrationRow } from './registration.sql.ts';

async function sentCode(ctx: Context, registration: RegistrationRow, kind: CodeKind): Promise<SentCode | null> {
  const code = await codeSql.newest(ctx.db, registration.id, kind);
  if (!code || code.state === 'used') return null;
  const fates = await outbox.fateOf(ctx, [code.outbox_id]);
  return {
    sentAt: code.sent_at,
    fate: fates.get(code.outbox_id)?.state ?? null,
    triesLeft: MOST_ATTEMPTS - code.attempts,
    expiresAt: code.expires_at,
    expired: code.state === 'expired' || (code.state === 'open' && ctx.now() >= code.expires_at),
    resendFrom: await sendableFrom(ctx, registration, kind),
  };
}

const actionsFor = ({ state }: RegistrationRow): AssistAction[] => [
  ...(awaits.sms.includes(state) ? (['resend_sms'] as const) : []),
  ...(awaits.email.includes(state) ? (['resend_email'] as const) : []),
  'restart',
];

/** What staff may know of a registration under way; null while there is none. Never a code, password or link. */
export async function liveState(ctx: Context, accountId: number): Promise<LiveRegistration | null> {
  const registration = await sql.liveOf(ctx.db, accountId);
  if (!registration) return null;
  const { username_key, login_id } = registration;
  const rung =
    username_key === null || login_id === null ? null : await loginSql.rung(ctx.db, nameHash(ctx, username_key));
  return {
    accountId,
    step: stepOf(registration.state, registration.trouble),
    trouble: registration.trouble,
    startedAt: registration.started_at,
    movedAt: registration.moved_at,
    seenAt: registration.seen_at,
    sms: await sentCode(ctx, registration, 'sms'),
    email: await sentCode(ctx, registration, 'email'),
    failedLogins: rung?.failures ?? 0,
    actions: actionsFor(registration),
  };
}

function deliveryOf(fate: MessageState | null): Delivery {
  switch (fate) {
    case 'sent':
    case 'delivered':
    case 'simulated':
      return 'sent';
    case 'bounced':
    case 'failed':
    case 'skipped':
    case 'cancelled':
      return 'failed';
    case null:
    case 'planned':
    case 'queued':
    case 'leased':
    case 'in_flight':
    case 'held':
    case 'unknown':
      return 'on_the_way';
  }
}

/** The code a client waits for, as its own page shows it; null when none is needed here. */
export async function codeAwaited(ctx: Context, registration: RegistrationRow): Promise<CodeState | null> {
  const kind = awaited(registration.state);
  const sent = kind === null ? null : await sentCode(ctx, registration, kind);
  if (kind === null || sent === null) return null;
  const { sentAt, expiresAt, triesLeft, fate, resendFrom } = sent;
  const secondsTo = (instant: string | null): number =>
    instant === null ? 0 : Math.max(0, Math.ceil((Date.parse(instant) - Date.parse(ctx.now())) / 1000));
  return {
    kind,
    sentAt,
    expiresAt,
    triesLeft,
    delivery: deliveryOf(fate),
    expiresIn: secondsTo(expiresAt),
    resendIn: secondsTo(resendFrom),
  };
}
