import { KapocsError } from '#contract/errors.ts';
import { daysLater } from '#contract/local-time.ts';
import type { CodeKind } from '#contract/portal.ts';
import * as accounts from '../../accounts/accounts.ts';
import type { Context, Reading, Tx } from '../../context.ts';
import * as outbox from '../../outbox/outbox.ts';
import * as settings from '../../settings/settings.ts';
import { keyedHash } from '../bearer.ts';
import { MOST_ATTEMPTS, codeDigest, endOf, judgeCode, newSecret, type CodeVerdict } from './code-check.ts';
import * as sql from './code.sql.ts';
import { APART, LOOK_BACK, allowances, allowedFrom, later, lifeDays, lifetimes } from '../limits.ts';
import { codeMessage } from '../messages.ts';
import { stick } from '../registration/moves.ts';
import { awaited, troubleOf } from '../registration/registration-step.ts';
import type { RegistrationRow } from '../registration/registration.sql.ts';

/** `first`: of its kind in this registration; `again`: every one after it, to whichever address. */
type Sending = 'first' | 'again';

const addressOf = ({ mobile, username }: RegistrationRow, kind: CodeKind): string => {
  if (kind === 'sms') return mobile;
  if (username === null) throw new Error('an activation code needs an address');
  return username;
};

/** What codes to a number or an address are counted under, whoever asks for them. */
export const codeSubject = (
  pepper: Buffer,
  { kind, sending, to }: { kind: CodeKind; sending: Sending; to: string },
): string => `${kind}:${sending}:to:${keyedHash(pepper, 'to', to.toLowerCase())}`;

/** Limits hold per account and per number or address (portal.md 3.4). */
const subjectsOf = (pepper: Buffer, registration: RegistrationRow, kind: CodeKind, sending: Sending): string[] => [
  `${kind}:${sending}:account:${registration.account_id}`,
  codeSubject(pepper, { kind, sending, to: addressOf(registration, kind) }),
];

/** Nothing more may leave until then. */
export const tooMany = (now: string, until: string): KapocsError =>
  new KapocsError(until <= later(now, APART) ? 'RESEND_TOO_SOON' : 'RESEND_LIMIT', { until });

/** When one more code may leave; null: at once. */
export async function sendableFrom(
  ctx: Reading & Pick<Context, 'pepper'>,
  registration: RegistrationRow,
  kind: CodeKind,
): Promise<string | null> {
  const since = later(ctx.now(), -LOOK_BACK);
  const bounds: string[] = [];
  const last = await sql.newest(ctx.db, registration.id, kind);
  if (last) bounds.push(later(last.sent_at, APART));
  const sending = last ? 'again' : 'first';
  for (const subject of subjectsOf(ctx.pepper, registration, kind, sending)) {
    const from = allowedFrom(await sql.uses(ctx.db, subject, since), allowances[sending]);
    if (from !== null) bounds.push(from);
  }
  const latest = bounds.toSorted().at(-1);
  return latest === undefined || latest <= ctx.now() ? null : latest;
}

/** Sends a code and voids the former one. Throws RESEND_TOO_SOON or RESEND_LIMIT, both with `until`. Id of the message. */
export async function sendCode(ctx: Context, tx: Tx, registration: RegistrationRow, kind: CodeKind): Promise<number> {
  const now = tx.now();
  const sending = (await sql.newest(tx.db, registration.id, kind)) ? 'again' : 'first';
  const subjects = subjectsOf(ctx.pepper, registration, kind, sending);
  // Accounts may share a number or an address: whoever counts it takes turns, all in one order.
  for (const subject of subjects.toSorted()) await sql.holdSubject(tx.db, subject);
  const until = await sendableFrom({ ...tx, pepper: ctx.pepper }, registration, kind);
  if (until !== null) throw tooMany(now, until);
  const account = await accounts.find(tx, registration.account_id);
  const secret = newSecret();
  const outboxId = await outbox.enqueue(tx, {
    channel: kind,
    lane: 'fast',
    to: addressOf(registration, kind),
    ...codeMessage(kind, {
      language: registration.language,
      sender: await settings.insurer(tx, account.insurer_id),
      secret,
    }),
    accountId: account.id,
    secret: true,
  });
  await sql.voidCodes(tx.db, registration.id, kind);
  await sql.insert(tx.db, {
    registration_id: registration.id,
    kind,
    state: 'open',
    digest: codeDigest(ctx.pepper, { registrationId: registration.id, kind, end: endOf(secret) }),
    attempts: 0,
    sent_at: now,
    expires_at: kind === 'sms' ? later(now, lifetimes.sms) : daysLater(now, lifeDays.email),
    outbox_id: outboxId,
  });
  await sql.noteUses(tx.db, subjects, now);
  return outboxId;
}

/** The code is over its time; a client that waits for it is shown as stuck. */
export async function expire(tx: Tx, code: sql.CodeRow, registration: RegistrationRow): Promise<void> {
  if ((await sql.leave(tx.db, code.id, 'expired')) === 0 || registration.live === 0) return;
  if (awaited(registration.state) === code.kind)
    await stick(tx, registration, troubleOf(code.kind, 'expired'), `${code.kind}_expired`);
}

export type Checked = { verdict: CodeVerdict; triesLeft: number };

/** Checks what was typed and spends an attempt on a wrong one; returned, not thrown: the spent attempt must be kept. */
export async function checkCode(
  ctx: Context,
  tx: Tx,
  registration: RegistrationRow,
  { kind, input }: { kind: CodeKind; input: string },
): Promise<Checked> {
  const kept = await sql.newest(tx.db, registration.id, kind);
  if (!kept) throw new Error('no code was ever sent');
  const verdict = judgeCode(
    { state: kept.state, digest: kept.digest, attempts: kept.attempts, expiresAt: kept.expires_at },
    {
      input,
      now: tx.now(),
      digestOf: (end) => codeDigest(ctx.pepper, { registrationId: registration.id, kind, end }),
    },
  );
  if (verdict === 'right') {
    const first = (await sql.leave(tx.db, kept.id, 'used')) > 0;
    return { verdict: first ? 'right' : 'CODE_EXPIRED', triesLeft: 0 };
  }
  if (verdict === 'CODE_EXPIRED') await expire(tx, kept, registration);
  const triesLeft = MOST_ATTEMPTS - kept.attempts;
  if (verdict !== 'CODE_INCORRECT') return { verdict, triesLeft };
  if ((await sql.spend(tx.db, kept.id, MOST_ATTEMPTS)) === 0) return { verdict: 'TOO_MANY_ATTEMPTS', triesLeft: 0 };
  if (triesLeft === 1) await stick(tx, registration, troubleOf(kind, 'spent'), `${kind}_spent`);
  return { verdict, triesLeft: triesLeft - 1 };
}

/** Turns a verdict into the error a client sees, once the transaction is over. */
export function refuseUnlessRight({ verdict, triesLeft }: Checked): void {
  if (verdict !== 'right') throw new KapocsError(verdict, { triesLeft });
}
