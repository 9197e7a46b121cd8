import type { Context } from '../context.ts';
import { allowances } from '../portal/limits.ts';
import { requireUse } from '../portal/codes/uses.ts';
import * as requests from '../requests/requests.ts';
import { KapocsError } from '#contract/errors.ts';
import * as sql from './item.sql.ts';
import type { MailboxRow } from './mailbox.sql.ts';
import { policyOf } from './policies.ts';

/** K10: to the insurer, about an item that is there, in plain text; it arrives on the staff's screen. Throws TOO_MANY_REQUESTS with `until`. */
export async function reply(ctx: Context, box: MailboxRow, { id, text }: { id: number; text: string }) {
  return ctx.write(async (tx) => {
    const item = await sql.one(tx.db, { mailbox_id: box.id }, { id, now: tx.now() });
    if (!item) throw new KapocsError('NOT_FOUND', { itemId: id });
    const policy = await policyOf(tx, item.insurer_id, item.contract_number);
    await requireUse(tx, `request:mailbox:${box.id}`, allowances.request);
    await requests.place(tx, {
      kind: 'reply',
      from: { mailboxId: box.id },
      accountId: policy?.account_id ?? null,
      itemId: id,
      contractNumber: item.contract_number,
      details: { text },
    });
    return { text, at: tx.now(), state: 'received' as const, answer: null };
  });
}
