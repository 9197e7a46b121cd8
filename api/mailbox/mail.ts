import type { Tx } from '../context.ts';
import * as outbox from '../outbox/outbox.ts';
import { clientAddress } from '../portal/client-address.ts';
import type { Letter } from '../portal/messages.ts';
import type { MailboxRow } from './mailbox.sql.ts';

/** Where clients find the mailbox, or a page of it. */
export const mailboxAddress = (
  ctx: Parameters<typeof clientAddress>[0],
  insurer: Parameters<typeof clientAddress>[1],
  page = '',
): string => clientAddress(ctx, insurer, page === '' ? 'mailbox' : `mailbox/${page}`);

/** A letter to the owner of a box, in the fast lane; `secret` when it carries a password or a link that opens. */
export const mail = (
  tx: Tx,
  { email }: Pick<MailboxRow, 'email'>,
  sent: Letter & { secret: boolean; accountId?: number | null },
): Promise<number> => outbox.enqueue(tx, { channel: 'email', lane: 'fast', to: email, ...sent });
