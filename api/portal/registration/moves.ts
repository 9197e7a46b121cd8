import type { RegistrationStep } from '#contract/account-status.ts';
import { KapocsError } from '#contract/errors.ts';
import {
  registrationStates,
  type RegistrationEvent,
  type RegistrationState,
  type Trouble,
} from '#contract/registrations.ts';
import * as accounts from '../../accounts/accounts.ts';
import type { Reading, Tx } from '../../context.ts';
import * as history from '../../history/history.ts';
import { tokenHash } from '../bearer.ts';
import * as codeSql from '../codes/code.sql.ts';
import { later, lifetimes } from '../limits.ts';
import * as loginSql from '../login/login.sql.ts';
import { nextOf, stepOf } from './registration-step.ts';
import * as sql from './registration.sql.ts';
import type { RegistrationRow } from './registration.sql.ts';
import * as sessionSql from '../login/session.sql.ts';

/**
 * The registration whose bearer this is, standing in one of `from`. Throws NOT_FOUND, SESSION_EXPIRED after
 * 30 idle minutes or a fresh start, STEP_OUT_OF_ORDER elsewhere (portal.md 3.1).
 */
export async function borne(
  ctx: Reading,
  token: string,
  from: readonly RegistrationState[] = registrationStates,
): Promise<RegistrationRow> {
  const found = await sql.byToken(ctx.db, tokenHash(token));
  if (!found) throw new KapocsError('NOT_FOUND');
  if (found.end_reason === 'restarted' || found.end_reason === 'dropped') throw new KapocsError('SESSION_EXPIRED');
  if (ctx.now() >= later(found.seen_at, lifetimes.idle)) throw new KapocsError('SESSION_EXPIRED');
  if (!from.includes(found.state)) throw outOfOrder(found.state);
  return found;
}

/** The same for a change: of several at once the next one looks again where the registration stands. */
export async function held(tx: Tx, token: string, from: readonly RegistrationState[]): Promise<RegistrationRow> {
  const { account_id } = await borne(tx, token, from);
  await accounts.hold(tx, account_id);
  return borne(tx, token, from);
}

const outOfOrder = (state: RegistrationState): KapocsError =>
  new KapocsError('STEP_OUT_OF_ORDER', { next: nextOf(state) });

type Noted = { kind: RegistrationEvent; step: RegistrationStep; outboxId?: number | undefined };

/** Keeps what happened: in the client's story, on the account, in the history, and as a hint to open screens. */
export async function note(
  tx: Tx,
  { id, account_id }: Pick<RegistrationRow, 'id' | 'account_id'>,
  { kind, step, outboxId }: Noted,
): Promise<void> {
  await accounts.markStep(tx, account_id, step);
  await sql.insertEvent(tx.db, {
    account_id,
    registration_id: id,
    at: tx.now(),
    kind,
    by_name: tx.actor?.displayName ?? null,
    outbox_id: outboxId ?? null,
  });
  tx.tell('portal', [account_id]);
  await history.record(tx, { action: `registration.${kind}`, object: `account:${account_id}` });
}

type Move = {
  to: RegistrationState;
  kind: RegistrationEvent;
  change?: Partial<Omit<RegistrationRow, 'id'>>;
  outboxId?: number;
};

/** One step on, from exactly where the registration was read; throws STEP_OUT_OF_ORDER when it moved meanwhile. */
export async function move(
  tx: Tx,
  registration: RegistrationRow,
  { to, kind, change = {}, outboxId }: Move,
): Promise<void> {
  const now = tx.now();
  const moved = await sql.change(
    tx.db,
    { id: registration.id, from: [registration.state] },
    { state: to, trouble: null, moved_at: now, seen_at: now, ...change },
  );
  if (moved === 0) throw outOfOrder(registration.state);
  await note(tx, registration, { kind, step: stepOf(to, null), outboxId });
}

/** The client cannot go on by itself for now; it stays in its state. */
export async function stick(
  tx: Tx,
  registration: RegistrationRow,
  trouble: Trouble,
  kind: RegistrationEvent,
): Promise<void> {
  const { id, state } = registration;
  if ((await sql.change(tx.db, { id, from: [state] }, { trouble, moved_at: tx.now() })) === 0) return;
  await note(tx, registration, { kind, step: stepOf(state, trouble) });
}

/** Ends a live registration and voids everything it gave out: codes, the unconfirmed login, its sessions. */
export async function abandon(tx: Tx, registration: RegistrationRow, reason: 'restarted' | 'dropped'): Promise<void> {
  const now = tx.now();
  const { id, state, login_id, attach } = registration;
  const ended = await sql.change(
    tx.db,
    { id, from: [state] },
    { live: 0, ended_at: now, end_reason: reason, password_hash: null },
  );
  if (ended === 0) throw new KapocsError('CONFLICT');
  await codeSql.voidCodes(tx.db, id);
  if (login_id === null || attach === 1) return;
  if ((await loginSql.voidUnconfirmed(tx.db, login_id, now)) > 0) await sessionSql.closeOf(tx.db, login_id);
}

/** Ends it with nothing in its place: the client is back where it was before the first step. */
export async function abandonForNow(
  tx: Tx,
  registration: RegistrationRow,
  { reason, kind }: { reason: 'restarted' | 'dropped'; kind: 'voided' | 'dropped' },
): Promise<void> {
  await abandon(tx, registration, reason);
  const { last_contact_at } = await accounts.find(tx, registration.account_id);
  await note(tx, registration, { kind, step: last_contact_at === null ? 'not_contacted' : 'invited' });
}
