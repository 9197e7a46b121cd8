import type { Id } from '#contract/basics.ts';
import type { Audience, Campaign, campaigns } from '#contract/campaigns.ts';
import type { Output, Parsed } from '#contract/endpoint.ts';
import { KapocsError } from '#contract/errors.ts';
import type { Reading, Tx } from '../context.ts';
import * as history from '../history/history.ts';
import { idCursor } from '../outbox/id-cursor.ts';
import * as senders from '../outbox/senders/senders.ts';
import * as templates from '../templates/templates.ts';
import { forgetApproved } from './audience.sql.ts';
import * as sql from './campaigns.sql.ts';
import { outlook, type Outlook } from './outlook.ts';

export type CampaignRow = sql.CampaignRow;

const firmOf = ({ actor }: Reading): Id | null => (actor?.role === 'broker' ? (actor.intermediaryId ?? -1) : null);

export async function find(ctx: Reading, id: Id): Promise<CampaignRow> {
  const row = await sql.one(ctx.db, id, firmOf(ctx));
  if (!row) throw new KapocsError('NOT_FOUND', { campaignId: id });
  return row;
}

export const audienceOf = (row: CampaignRow): Audience => JSON.parse(row.audience) as Audience;

function campaignOf(row: CampaignRow, counts: readonly sql.CountRow[], { waiting, endsAt }: Outlook): Campaign {
  const own = counts.filter(({ campaign_id }) => campaign_id === row.id);
  const byState: Campaign['counts'] = {};
  for (const { state, n } of own) byState[state] = (byState[state] ?? 0) + n;
  return {
    id: row.id,
    name: row.name,
    channel: row.channel,
    state: row.state,
    templateId: row.template_id,
    language: row.language,
    subject: row.subject,
    body: row.body,
    purpose: row.purpose,
    smsMode: row.sms_mode,
    audience: audienceOf(row),
    senderId: row.sender_id,
    sendAt: row.send_at,
    oncePerAddress: row.once_per_address === 1,
    createdAt: row.created_at,
    createdBy: { id: row.created_by, displayName: row.created_by_name },
    approvedAt: row.approved_at,
    approvedBy: row.approved_by === null ? null : { id: row.approved_by, displayName: row.approved_by_name ?? '' },
    startedAt: row.started_at,
    finishedAt: row.finished_at,
    counts: byState,
    total: own.reduce((sum, { n }) => sum + n, 0),
    reasons: own.flatMap(({ state, reason, n }) => (reason === null ? [] : [{ state, reason, count: n }])),
    urgentWhy: row.urgent_why,
    waiting,
    endsAt,
  };
}

async function asSeen(ctx: Reading, rows: readonly CampaignRow[]): Promise<Campaign[]> {
  const counts = await sql.counts(
    ctx.db,
    rows.map(({ id }) => id),
  );
  const under = new Map<Id, number>();
  for (const { campaign_id, state, n } of counts)
    if (state === 'planned' || state === 'queued' || state === 'leased')
      under.set(campaign_id, (under.get(campaign_id) ?? 0) + n);
  return Promise.all(rows.map(async (row) => campaignOf(row, counts, await outlook(ctx, row, under.get(row.id) ?? 0))));
}

export async function see(ctx: Reading, id: Id): Promise<Campaign> {
  const [campaign] = await asSeen(ctx, [await find(ctx, id)]);
  if (!campaign) throw new KapocsError('NOT_FOUND', { campaignId: id });
  return campaign;
}

export async function list(
  ctx: Reading,
  { state, limit, after }: Parsed<typeof campaigns.list>,
): Promise<Output<typeof campaigns.list>> {
  const ask = { only: firmOf(ctx), state: state ?? null };
  const [rows, total] = await Promise.all([
    sql.page(ctx.db, ask, { before: idCursor(after), limit }),
    sql.count(ctx.db, ask),
  ]);
  const last = rows.length === limit ? rows.at(-1) : undefined;
  return { rows: await asSeen(ctx, rows), next: last ? String(last.id) : null, total };
}

type Wanted = Pick<Parsed<typeof campaigns.add>, 'channel' | 'templateId'>;

/** The text as it is now becomes the campaign’s own. Throws NOT_FOUND, INPUT_INVALID for a text of the other channel. */
async function textFor(tx: Tx, { channel, templateId }: Wanted) {
  const template = await templates.find(tx, templateId);
  if (template.channel !== channel) throw new KapocsError('INPUT_INVALID', { fields: ['templateId'] });
  const { language, subject, body, purpose, smsMode } = template;
  return { channel, template_id: templateId, language, subject, body, purpose, sms_mode: smsMode };
}

/** Throws NOT_FOUND for a sender there is not. */
const senderFor = async (tx: Tx, id: Id | null): Promise<Id | null> =>
  id === null ? null : (await senders.find(tx, id)).id;

export async function add(tx: Tx, input: Parsed<typeof campaigns.add>): Promise<Campaign> {
  const id = await sql.insert(tx.db, {
    ...(await textFor(tx, input)),
    name: input.name,
    audience: JSON.stringify(input.audience),
    send_at: input.sendAt ?? null,
    sender_id: await senderFor(tx, input.senderId ?? null),
    once_per_address: input.oncePerAddress ? 1 : 0,
    state: 'draft',
    intermediary_id: firmOf(tx),
    created_at: tx.now(),
    created_by: tx.actor?.id ?? 0,
  });
  await history.record(tx, { action: 'campaign.added', object: `campaign:${id}` });
  tx.tell('campaigns', [id]);
  return see(tx, id);
}

/** The same text for those whom a campaign reached and who have not registered since. */
export async function followUp(tx: Tx, id: Id): Promise<Campaign> {
  const before = await find(tx, id);
  const { name, channel, template_id, language, subject, body, purpose, sms_mode } = before;
  const made = await sql.insert(tx.db, {
    name,
    channel,
    template_id,
    language,
    subject,
    body,
    purpose,
    sms_mode,
    audience: JSON.stringify({ notReactedTo: id } satisfies Audience),
    send_at: null,
    sender_id: before.sender_id,
    once_per_address: before.once_per_address,
    state: 'draft',
    intermediary_id: firmOf(tx),
    created_at: tx.now(),
    created_by: tx.actor?.id ?? 0,
  });
  await history.record(tx, { action: 'campaign.added', object: `campaign:${made}`, details: { follows: id } });
  tx.tell('campaigns', [made]);
  return see(tx, made);
}

/** Throws STATE_WRONG once it has started; an approval is void, as another list was approved. */
export async function strike(tx: Tx, { id, accountId, struck }: Parsed<typeof campaigns.strike>): Promise<Campaign> {
  const before = await find(tx, id);
  const back = { approved_at: null, approved_by: null };
  if ((await sql.move(tx.db, id, ['draft', 'approved'], 'draft', back)) === 0)
    throw new KapocsError('STATE_WRONG', { state: before.state });
  await forgetApproved(tx.db, id);
  await sql.strike(tx.db, { id, accountId, struck });
  await history.record(tx, { action: 'campaign.struck', object: `campaign:${id}`, details: { accountId, struck } });
  tx.tell('campaigns', [id]);
  return see(tx, id);
}

/** An approval is void afterwards: what was approved is no more. Throws STATE_WRONG once it has started. */
export async function change(tx: Tx, { id, ...input }: Parsed<typeof campaigns.change>): Promise<Campaign> {
  const before = await find(tx, id);
  const newText =
    input.templateId === undefined && input.channel === undefined
      ? {}
      : await textFor(tx, {
          channel: input.channel ?? before.channel,
          templateId: input.templateId ?? before.template_id,
        });
  const moved = await sql.move(tx.db, id, ['draft', 'approved'], 'draft', {
    ...newText,
    ...(input.name === undefined ? {} : { name: input.name }),
    ...(input.audience === undefined ? {} : { audience: JSON.stringify(input.audience) }),
    ...(input.sendAt === undefined ? {} : { send_at: input.sendAt }),
    ...(input.oncePerAddress === undefined ? {} : { once_per_address: input.oncePerAddress ? 1 : 0 }),
    changed_by: tx.actor?.id ?? null,
    ...(input.senderId === undefined ? {} : { sender_id: await senderFor(tx, input.senderId) }),
    approved_at: null,
    approved_by: null,
  });
  if (moved === 0) throw new KapocsError('STATE_WRONG', { state: before.state });
  await forgetApproved(tx.db, id);
  await history.record(tx, { action: 'campaign.changed', object: `campaign:${id}` });
  tx.tell('campaigns', [id]);
  return see(tx, id);
}
