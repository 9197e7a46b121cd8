import type { Context } from '../../context.ts';
import { domainOf } from '../senders/dkim-key.ts';
import type { Dkim, Outgoing } from '../gateways/gateway.ts';
import type { Leased } from './ledger.ts';
import { tokenOf } from './message-token.ts';
import * as attachments from '../attachments/attachments.sql.ts';
import { reportKey } from '../reports/report-key.ts';
import * as sql from '../senders/senders.sql.ts';

/** Makes of ledger rows what a gateway gets: in whose name, signed by which domain, and how to find it again. */
export async function dresser(
  { db, pepper }: Pick<Context, 'db' | 'pepper'>,
  messages: readonly Leased[],
): Promise<(message: Leased) => Outgoing> {
  const uncomposed = messages.filter(({ mime, channel }) => mime === null && channel === 'email');
  const [senders, attached] = await Promise.all([
    sql.all(db),
    attachments.of(
      db,
      uncomposed.map(({ id }) => id),
    ),
  ]);
  const along = Map.groupBy(attached, ({ outbox_id }) => outbox_id);
  const keys = new Map<string, Dkim>();
  for (const { address, dkim_selector, dkim_key } of senders)
    if (dkim_selector !== null && dkim_key !== null)
      keys.set(domainOf(address), { domain: domainOf(address), selector: dkim_selector, key: dkim_key });
  const key = reportKey(pepper);
  const known = new Map(senders.map((row) => [row.id, row]));
  return (message) => {
    const sender = message.sender_id === null ? undefined : known.get(message.sender_id);
    return {
      ...message,
      to: message.recipient,
      messageId: message.message_id,
      token: tokenOf(pepper, message.id),
      reportPath: `/portal/api/sms-report/${key}`,
      bulk: message.lane === 'bulk',
      campaignId: message.campaign_id,
      sender: sender ? { address: sender.address, name: sender.name, replyTo: sender.reply_to } : null,
      attachments: (along.get(message.id) ?? []).map(({ filename, type, content }) => ({
        filename,
        contentType: type,
        content: Buffer.from(content, 'base64'),
      })),
      dkimOf: (address) => keys.get(domainOf(address)) ?? null,
    };
  };
}
