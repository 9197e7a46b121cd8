import type { Id, Instant } from '#contract/basics.ts';
import type { Channel } from '#contract/outbox.ts';
import type { Db } from '#db/connect.ts';

export type TrialRow = {
  id: Id;
  outbox_id: Id;
  channel: Channel;
  recipient: string;
  subject: string;
  text: string;
  secret: number;
  account_id: Id | null;
  at: Instant;
};

export type TrialAsk = { to: string | null; channel: Channel | null; before: Id | null; limit: number };

const narrowed = (db: Db, { to, channel }: TrialAsk) => {
  const query = db('trial_box');
  if (to !== null) query.whereRaw('lower(recipient) = ?', [to]);
  return channel === null ? query : query.where({ channel });
};

export function page(db: Db, ask: TrialAsk): Promise<TrialRow[]> {
  const query = narrowed(db, ask)
    .select<TrialRow[]>('id', 'outbox_id', 'channel', 'recipient', 'subject', 'text', 'secret', 'account_id', 'at')
    .orderBy('id', 'desc')
    .limit(ask.limit);
  return ask.before === null ? query : query.where('id', '<', ask.before);
}

export async function count(db: Db, ask: TrialAsk): Promise<number> {
  const [row] = await narrowed(db, ask).count<{ n: number }[]>({ n: '*' });
  return row?.n ?? 0;
}
