import type { Id, Instant } from '#contract/basics.ts';
import type { Channel, Lane, MessageReason, MessageState } from '#contract/outbox.ts';
import type { Db } from '#db/connect.ts';

export type MessageRow = {
  id: Id;
  channel: Channel;
  lane: Lane;
  purpose: string;
  recipient: string | null;
  subject: string;
  text: string;
  secret: number;
  state: MessageState;
  reason: MessageReason | null;
  answer: string | null;
  attempts: number;
  not_before: Instant;
  provider_ref: string | null;
  message_id: string | null;
  account_id: Id | null;
  account_number: string | null;
  holder_name: string | null;
  campaign_id: Id | null;
  campaign_name: string | null;
  created_at: Instant;
  sent_at: Instant | null;
};

export type MessageAsk = {
  campaignId?: Id | undefined;
  accountId?: Id | undefined;
  state?: MessageState | undefined;
  reason?: MessageReason | undefined;
  channel?: Channel | undefined;
  /** a broker sees messages to its own clients only */
  only: Id | null;
};

const filtered = (db: Db, ask: MessageAsk) => {
  const query = db('outbox').leftJoin('account', 'account.id', 'outbox.account_id');
  if (ask.campaignId !== undefined) query.where('outbox.campaign_id', ask.campaignId);
  if (ask.accountId !== undefined) query.where('outbox.account_id', ask.accountId);
  if (ask.state !== undefined) query.where('outbox.state', ask.state);
  if (ask.reason !== undefined) query.where('outbox.reason', ask.reason);
  if (ask.channel !== undefined) query.where('outbox.channel', ask.channel);
  return ask.only === null ? query : query.where('account.intermediary_id', ask.only);
};

const columns = [
  'outbox.id',
  'outbox.channel',
  'outbox.lane',
  'outbox.purpose',
  'outbox.recipient',
  'outbox.subject',
  'outbox.text',
  'outbox.secret',
  'outbox.state',
  'outbox.reason',
  'outbox.answer',
  'outbox.attempts',
  'outbox.not_before',
  'outbox.provider_ref',
  'outbox.message_id',
  'outbox.account_id',
  'account.account_number',
  'account.holder_name',
  'outbox.campaign_id',
  'campaign.name as campaign_name',
  'outbox.created_at',
  'outbox.sent_at',
];

const rows = (db: Db, ask: MessageAsk) =>
  filtered(db, ask).leftJoin('campaign', 'campaign.id', 'outbox.campaign_id').select<MessageRow[]>(columns);

export function page(
  db: Db,
  ask: MessageAsk,
  { before, limit }: { before: Id | null; limit: number },
): Promise<MessageRow[]> {
  const query = rows(db, ask).orderBy('outbox.id', 'desc').limit(limit);
  return before === null ? query : query.where('outbox.id', '<', before);
}

export async function count(db: Db, ask: MessageAsk): Promise<number> {
  const [row] = await filtered(db, ask).count<{ n: number }[]>({ n: '*' });
  return row?.n ?? 0;
}

export const one = (db: Db, id: Id): Promise<MessageRow | undefined> =>
  rows(db, { only: null }).where('outbox.id', id).first();
