import type { Id } from '#contract/basics.ts';
import { measureSms } from '#contract/sms-text.ts';
import type { Context } from '../context.ts';
import { crashPoint } from '../crash-point.ts';
import { mailDomain } from '../outbox/gateway-settings.ts';
import { jobName } from '../outbox/job-name.ts';
import { messageIdOf } from '../outbox/outbox.ts';
import { recipients, type Recipient } from '../templates/fields.ts';
import type { Rendered } from '../templates/render-text.ts';
import { render } from '../templates/renderer.ts';
import { find, type CampaignRow } from './campaigns.ts';
import { withSharers } from './shared-address.ts';
import * as sql from './render-chunk.sql.ts';
import { wordingOf } from './run-campaign.ts';

const CHUNK = 200;

/** Writes the texts of the next messages planned and queues them; says how many there were. */
export async function renderChunk(ctx: Context, campaignId: Id): Promise<number> {
  const messages = await sql.planned(ctx.db, campaignId, CHUNK);
  if (messages.length === 0) return 0;
  const row = await find(ctx, campaignId);
  const clients = await clientsOf(
    ctx,
    row,
    messages.map(({ account_id }) => account_id),
  );
  const there = messages.filter(({ account_id }) => clients.has(account_id));
  const texts = await render(
    wordingOf(row),
    there.flatMap(({ account_id }) => clients.get(account_id)?.values ?? []),
  );
  const byId = new Map(there.map(({ id }, at) => [id, texts[at]]));
  const domain = await mailDomain(ctx);
  const written = messages.map((message) =>
    outcome(message, row, { client: clients.get(message.account_id), text: byId.get(message.id), domain }),
  );
  await ctx.write(async (tx) => {
    await sql.write(tx.db, tx.now(), written);
    tx.wake(jobName(row.channel, 'bulk'));
  });
  crashPoint('queued');
  return messages.length;
}

/** Who gets the texts; where one letter serves an address, with what it says of the others there. */
async function clientsOf(ctx: Context, row: CampaignRow, accountIds: readonly Id[]): Promise<Map<Id, Recipient>> {
  const clients = await recipients(ctx, accountIds);
  if (row.once_per_address === 0) return clients;
  return withSharers(ctx, { row, clients }, (addresses) =>
    sql.sharers(ctx.db, { campaignId: row.id, channel: row.channel, addresses }),
  );
}

type Made = { client: Recipient | undefined; text: Rendered | undefined; domain: string };

function outcome(
  { id, message_id }: sql.Planned,
  { channel }: CampaignRow,
  { client, text, domain }: Made,
): sql.Written {
  const blank = { id, recipient: null, subject: '', text: '', html: null, parts: null, message_id };
  if (!client) return { ...blank, state: 'skipped', reason: 'erased' };
  const recipient = channel === 'email' ? client.email : client.mobile;
  if (recipient === null) return { ...blank, state: 'skipped', reason: 'no_address' };
  if (!text?.ok) return { ...blank, recipient, state: 'failed', reason: 'template_fault' };
  if (text.missing.length > 0) return { ...blank, recipient, state: 'failed', reason: 'missing_field' };
  return {
    ...blank,
    state: 'queued',
    reason: null,
    recipient,
    subject: text.subject,
    text: text.text,
    html: text.html,
    parts: channel === 'sms' ? measureSms(text.text).parts : null,
    // A message planned anew keeps its Message-ID: nothing went out under it, or a mailbox should know it again.
    message_id: message_id ?? (channel === 'email' ? messageIdOf(id, domain) : null),
  };
}
