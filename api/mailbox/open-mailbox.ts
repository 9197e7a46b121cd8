import type { Context, Tx } from '../context.ts';
import * as history from '../history/history.ts';
import { nowKnown } from '../portal/login/ladder.ts';
import { giveFirstAccess } from './first-access.ts';
import { rungOf } from './mailbox-login.ts';
import * as sql from './mailbox.sql.ts';
import type { MailboxRow } from './mailbox.sql.ts';
import type { PolicyRow } from './policy.sql.ts';

/** Electronic, and not by post from some day that has come. */
export const isElectronic = ({ e_product, e_comm, postal_from }: PolicyRow, today: string): boolean =>
  (e_product === 1 || e_comm === 1) && (postal_from === null || postal_from > today);

export type Found = { box: MailboxRow; made: boolean };

/**
 * The box of a contract, made when it is due and not there (portal.md K2): one for each address, however many
 * contracts or clients share it. Null: this contract has none.
 */
export async function mailboxFor(ctx: Context, tx: Tx, policy: PolicyRow): Promise<Found | null> {
  const { email, email_key, insurer_id, mobile, language, account_id } = policy;
  if (email === null || email_key === null || !isElectronic(policy, tx.today())) return null;
  const there = await sql.openByAddress(tx.db, email_key);
  if (there) return { box: there, made: false };
  // Given back after the contract ended: what comes later goes by post.
  if (policy.terminated_on !== null && policy.terminated_on <= tx.today()) return null;
  const id = await sql.insert(tx.db, { insurer_id, email, email_key, mobile, language, created_at: tx.now() });
  const box = await sql.openByAddress(tx.db, email_key);
  if (!box) throw new Error('a box was made and is not there');
  if (id === null) return { box, made: false };
  await nowKnown(tx, rungOf(ctx, email_key));
  await giveFirstAccess(ctx, tx, box, account_id);
  await history.record(tx, { action: 'mailbox.made', object: `mailbox:${id}` });
  tx.tell('portal', []);
  return { box, made: true };
}
