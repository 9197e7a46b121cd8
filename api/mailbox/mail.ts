import type { Insurer } from '#contract/settings.ts';
import type { Context, Tx } from '../context.ts';
import * as outbox from '../outbox/outbox.ts';
import type { Letter } from '../portal/messages.ts';
import type { MailboxRow } from './mailbox.sql.ts';

/** Where clients find the mailbox, when no request of theirs says so. */
export function mailboxAddress({ clientPages }: Pick<Context, 'clientPages'>, { portalUrl }: Insurer): string {
  const pages = portalUrl === '' ? (clientPages() ?? '') : portalUrl;
  return `${pages.replace(/\/+$/, '')}/mailbox`;
}

/** A letter to the owner of a box, in the fast lane; `secret` when it carries a password or a link that opens. */
export const mail = (
  tx: Tx,
  { email }: Pick<MailboxRow, 'email'>,
  sent: Letter & { secret: boolean; accountId?: number | null },
): Promise<number> => outbox.enqueue(tx, { channel: 'email', lane: 'fast', to: email, ...sent });
