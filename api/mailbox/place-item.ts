import { sortKey } from '#contract/hungarian.ts';
import type { ItemPlace } from '#contract/insurer.ts';
import { type MailKind, mailKinds } from '#contract/mail-kinds.ts';
import type { Context, Tx } from '../context.ts';
import * as history from '../history/history.ts';
import * as settings from '../settings/settings.ts';
import { clientAddress } from '../portal/client-address.ts';
import * as loginNames from '../portal/login/login-name.ts';
import * as sql from './item.sql.ts';
import { notice } from './letters.ts';
import { mail, mailboxAddress } from './mail.ts';
import * as boxSql from './mailbox.sql.ts';
import { oneYearLater } from './one-year-later.ts';
import { isElectronic, mailboxFor } from './open-mailbox.ts';
import type { PolicyRow } from './policy.sql.ts';
import { loginBehind } from './upgrade.ts';

export type NewItem = {
  reference: string;
  kind: MailKind;
  subject: string;
  text: string;
  document: { filename: string; base64: string } | null;
};

type Shelf = { place: 'portal'; loginId: number } | { place: 'mailbox'; box: boxSql.MailboxRow };

/** K3: the Ügyfélportál where the client is active there, else its mailbox; by post where neither is. */
async function shelfFor(ctx: Context, tx: Tx, policy: PolicyRow): Promise<Shelf | null> {
  const byPost = policy.postal_from !== null && policy.postal_from <= tx.today();
  if (byPost) return null;
  const box = policy.email_key === null ? undefined : await boxSql.openByAddress(tx.db, policy.email_key);
  const emailKey = isElectronic(policy, tx.today()) ? policy.email_key : null;
  const loginId = await loginBehind(tx, { emailKey, box }, policy.account_id);
  if (loginId !== null) return { place: 'portal', loginId };
  const found = await mailboxFor(ctx, tx, policy);
  return found ? { place: 'mailbox', box: found.box } : null;
}

/** Puts an item where its owner finds it and says so by one letter that carries nothing of it (K4). */
export async function placeItem(
  ctx: Context,
  tx: Tx,
  { policy, item }: { policy: PolicyRow; item: NewItem },
): Promise<{ itemId: number | null; place: ItemPlace }> {
  const shelf = await shelfFor(ctx, tx, policy);
  if (shelf === null) return { itemId: null, place: 'post' };
  const now = tx.now();
  const itemId = await sql.insert(
    tx.db,
    {
      insurer_id: policy.insurer_id,
      policy_id: policy.id,
      reference: item.reference,
      mailbox_id: shelf.place === 'mailbox' ? shelf.box.id : null,
      login_id: shelf.place === 'portal' ? shelf.loginId : null,
      kind: item.kind,
      kind_order: mailKinds.indexOf(item.kind),
      subject: item.subject,
      subject_sort: sortKey(item.subject),
      contract_number: policy.number,
      contract_sort: sortKey(policy.number),
      placed_at: now,
      purge_at: oneYearLater(now),
      unread: 1,
      read_at: null,
      trashed_at: null,
      gone_at: null,
      purge_warned_at: null,
      purged_at: null,
    },
    {
      text: item.text,
      file_name: item.document?.filename ?? null,
      file_type: item.document === null ? null : 'application/pdf',
      file_data: item.document?.base64 ?? null,
    },
  );
  const sender = await settings.insurer(tx, policy.insurer_id);
  const letter = (link: string) => ({
    ...notice(policy.language, sender, link),
    secret: false,
    accountId: policy.account_id,
  });
  if (shelf.place === 'mailbox') await mail(tx, shelf.box, letter(mailboxAddress(ctx, sender)));
  else {
    const email = await loginNames.nameOf(tx, shelf.loginId);
    await mail(tx, { email }, letter(clientAddress(ctx, sender, 'log-in')));
  }
  await history.record(tx, {
    action: 'item.placed',
    object: `item:${itemId}`,
    details: { place: shelf.place, kind: item.kind },
  });
  tx.tell('portal', []);
  return { itemId, place: shelf.place };
}
