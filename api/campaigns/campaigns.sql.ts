import type { Id, Instant } from '#contract/basics.ts';
import type { CampaignState } from '#contract/campaigns.ts';
import type { Channel, MessageReason, MessageState, Purpose } from '#contract/outbox.ts';
import type { SmsMode } from '#contract/sms-text.ts';
import type { TemplateLanguage } from '#contract/templates.ts';
import type { Db } from '#db/connect.ts';

export type CampaignFields = {
  name: string;
  channel: Channel;
  template_id: Id;
  language: TemplateLanguage;
  subject: string;
  body: string;
  purpose: Purpose;
  sms_mode: SmsMode;
  audience: string;
  send_at: Instant | null;
  sender_id: Id | null;
  once_per_address: number;
};

export type CampaignRow = CampaignFields & {
  id: Id;
  state: CampaignState;
  intermediary_id: Id | null;
  created_at: Instant;
  created_by: Id;
  created_by_name: string;
  /** who changed it last; null: nobody since it was made */
  changed_by: Id | null;
  approved_at: Instant | null;
  approved_by: Id | null;
  approved_by_name: string | null;
  /** why it goes on outside the sending hours */
  urgent_why: string | null;
  started_at: Instant | null;
  finished_at: Instant | null;
};

const fields = ['name', 'channel', 'template_id', 'language', 'subject', 'body', 'purpose', 'sms_mode', 'audience'];
const more = ['send_at', 'sender_id', 'once_per_address', 'id', 'state', 'intermediary_id', 'created_at', 'created_by'];
const ends = ['urgent_why', 'changed_by', 'approved_at', 'approved_by', 'started_at', 'finished_at'];
const columns = [...fields, ...more, ...ends].map((name) => `campaign.${name}`);

/** `only`: a broker sees the campaigns of its own firm. */
const rows = (db: Db, only: Id | null) => {
  const query = db('campaign')
    .join('staff as creator', 'creator.id', 'campaign.created_by')
    .leftJoin('staff as approver', 'approver.id', 'campaign.approved_by')
    .select<CampaignRow[]>([
      ...columns,
      'creator.display_name as created_by_name',
      'approver.display_name as approved_by_name',
    ]);
  return only === null ? query : query.where('campaign.intermediary_id', only);
};

export const one = (db: Db, id: Id, only: Id | null): Promise<CampaignRow | undefined> =>
  rows(db, only).where('campaign.id', id).first();

type Ask = { only: Id | null; state: CampaignState | null };

export function page(
  db: Db,
  { only, state }: Ask,
  { before, limit }: { before: Id | null; limit: number },
): Promise<CampaignRow[]> {
  const query = rows(db, only).orderBy('campaign.id', 'desc').limit(limit);
  if (state !== null) query.where('campaign.state', state);
  return before === null ? query : query.where('campaign.id', '<', before);
}

export async function count(db: Db, { only, state }: Ask): Promise<number> {
  const query = db('campaign');
  if (only !== null) query.where('intermediary_id', only);
  if (state !== null) query.where({ state });
  const [row] = await query.count<{ n: number }[]>({ n: '*' });
  return row?.n ?? 0;
}

export async function insert(
  db: Db,
  row: CampaignFields & {
    state: CampaignState;
    intermediary_id: Id | null;
    created_at: Instant;
    created_by: Id;
    ladder_step_id?: Id;
  },
): Promise<Id> {
  const [made] = await db('campaign').insert(row).returning<{ id: Id }[]>('id');
  if (!made) throw new Error('insert returned no id');
  return made.id;
}

type Change = Partial<CampaignFields> & {
  changed_by?: Id | null;
  approved_at?: Instant | null;
  approved_by?: Id | null;
  started_at?: Instant;
  started_by?: Id | null;
  finished_at?: Instant | null;
  urgent_why?: string | null;
};

/** Names the states it leaves; 0 when the campaign was in none of them. */
export const move = (
  db: Db,
  id: Id,
  from: readonly CampaignState[],
  to: CampaignState,
  change: Change = {},
): Promise<number> =>
  db('campaign')
    .where({ id })
    .whereIn('state', from)
    .update({ state: to, ...change });

export const strike = (
  db: Db,
  { id, accountId, struck }: { id: Id; accountId: Id; struck: boolean },
): Promise<unknown> => {
  const row = { campaign_id: id, account_id: accountId };
  return struck
    ? db('campaign_struck').insert(row).onConflict(['campaign_id', 'account_id']).ignore()
    : db('campaign_struck').where(row).delete();
};

export type CountRow = { campaign_id: Id; state: MessageState; reason: MessageReason | null; n: number };

export const counts = (db: Db, campaignIds: readonly Id[]): Promise<CountRow[]> =>
  db('outbox')
    .select('campaign_id', 'state', 'reason')
    .count<CountRow[]>({ n: '*' })
    .whereIn('campaign_id', campaignIds)
    .groupBy('campaign_id', 'state', 'reason');

/** Calls back all that was not handed over. */
export const cancelMessages = (db: Db, id: Id, now: Instant): Promise<number> =>
  db('outbox')
    .where({ campaign_id: id })
    .whereIn('state', ['planned', 'queued', 'leased', 'held'])
    .update({ state: 'cancelled', reason: 'campaign_cancelled', changed_at: now });

/** What failed is planned anew: address and text as they are now. What is in doubt stays in doubt. */
export const replanFailed = (db: Db, id: Id, now: Instant): Promise<number> =>
  db('outbox')
    .where({ campaign_id: id })
    .where((some) => void some.where({ state: 'failed' }).orWhere({ state: 'bounced', reason: 'sender_refused' }))
    .update({
      state: 'planned',
      reason: null,
      answer: null,
      attempts: 0,
      mime: null,
      not_before: now,
      changed_at: now,
    });
