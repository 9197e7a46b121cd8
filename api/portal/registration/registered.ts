import { KapocsError } from '#contract/errors.ts';
import * as accounts from '../../accounts/accounts.ts';
import { closeFor } from '../../calls/queue/close-for.ts';
import type { Tx } from '../../context.ts';
import * as outbox from '../../outbox/outbox.ts';
import { move } from './moves.ts';
import type { RegistrationRow } from './registration.sql.ts';

/**
 * The client is registered from this instant: the account says so, and reminders on their way are called back.
 * Throws STATE_WRONG when the contract ended or changed hands meanwhile.
 */
export async function registered(tx: Tx, registration: RegistrationRow, kind: 'confirmed' | 'attached'): Promise<void> {
  const now = tx.now();
  const { closed_on, manager_kind } = await accounts.find(tx, registration.account_id);
  if (closed_on !== null || manager_kind !== 'owner') throw new KapocsError('STATE_WRONG');
  await accounts.markRegistered(tx, registration.account_id, { at: now, source: 'portal' });
  await outbox.cancelFor(tx, registration.account_id, 'registered');
  await closeFor(tx, registration.account_id, 'registered');
  await move(tx, registration, {
    to: 'confirmed',
    kind,
    change: { live: 0, confirmed_at: now, ended_at: now, end_reason: 'confirmed' },
  });
}
