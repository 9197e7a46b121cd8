import type { Id, Instant } from '#contract/basics.ts';
import type { Channel, Purpose } from '#contract/outbox.ts';
import type { SmsMode } from '#contract/sms-text.ts';
import type { TemplateLanguage } from '#contract/templates.ts';
import type { Db } from '#db/connect.ts';

export type TemplateRow = {
  id: Id;
  channel: Channel;
  language: TemplateLanguage;
  name: string;
  subject: string;
  body: string;
  purpose: Purpose;
  sms_mode: SmsMode;
  changed_at: Instant;
};
export type TemplateChange = Omit<TemplateRow, 'id'> & { name_sort: string; changed_by: Id | null };

const columns = ['id', 'channel', 'language', 'name', 'subject', 'body', 'purpose', 'sms_mode', 'changed_at'];

export function list(db: Db, channel: Channel | null): Promise<TemplateRow[]> {
  const query = db('template').select<TemplateRow[]>(columns).orderBy(['name_sort', 'language', 'id']);
  return channel === null ? query : query.where({ channel });
}

export const one = (db: Db, id: Id): Promise<TemplateRow | undefined> =>
  db('template').select<TemplateRow[]>(columns).where({ id }).first();

export async function insert(db: Db, rows: readonly TemplateChange[]): Promise<TemplateRow[]> {
  return db('template').insert(rows).returning<TemplateRow[]>(columns);
}

export const update = (db: Db, id: Id, change: TemplateChange): Promise<number> =>
  db('template').where({ id }).update(change);

export const remove = (db: Db, id: Id): Promise<number> => db('template').where({ id }).delete();
