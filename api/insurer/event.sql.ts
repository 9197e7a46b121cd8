import type { Db } from '#db/connect.ts';
import { changedBy, rowsOf } from '#db/rows.ts';

export type EventRow = { insurer_id: number; event_id: string; digest: string; answer: string; at: string };

/** False: an event with this identifier is there; of two at once the second waits for the first. */
export const insert = async (db: Db, row: EventRow): Promise<boolean> =>
  (
    await rowsOf(
      db,
      `insert into insurer_event (insurer_id, event_id, digest, answer, at) values (?, ?, ?, ?, ?)
       on conflict (insurer_id, event_id) do nothing returning event_id`,
      [row.insurer_id, row.event_id, row.digest, row.answer, row.at],
    )
  ).length > 0;

type Key = Pick<EventRow, 'insurer_id' | 'event_id'>;

export const byId = (db: Db, key: Key): Promise<EventRow | undefined> =>
  db('insurer_event').select<EventRow[]>('insurer_id', 'event_id', 'digest', 'answer', 'at').where(key).first();

export const setAnswer = (db: Db, key: Key, answer: string): Promise<number> =>
  db('insurer_event').where(key).update({ answer });

export type LegacyRow = { insurer_id: number; product: string; until: string };

export const legacy = (db: Db, insurerId: number): Promise<LegacyRow[]> =>
  db('legacy_mail')
    .select<LegacyRow[]>('insurer_id', 'product', 'until')
    .where('insurer_id', insurerId)
    .orderBy('product');

export const setLegacy = (db: Db, row: LegacyRow): Promise<unknown> =>
  db('legacy_mail').insert(row).onConflict(['insurer_id', 'product']).merge(['until']);

export type PaymentRow = { insurer_id: number; beneficiary: string; iban: string; bic: string };

export const payment = (db: Db, insurerId: number): Promise<PaymentRow | undefined> =>
  db('insurer_payment')
    .select<PaymentRow[]>('insurer_id', 'beneficiary', 'iban', 'bic')
    .where('insurer_id', insurerId)
    .first();

export const setPayment = (db: Db, row: PaymentRow): Promise<unknown> =>
  db('insurer_payment').insert(row).onConflict('insurer_id').merge(['beneficiary', 'iban', 'bic']);

/** The number of a contract in what the insurer was answered; an event told again is still known. */
export const forgetNumber = (db: Db, insurerId: number, number: string): Promise<number> => {
  const told = JSON.stringify(number);
  return changedBy(
    db,
    `update insurer_event set answer = replace(answer, ?, '""') where insurer_id = ? and answer like ? escape '\\'`,
    [told, insurerId, `%${told.replace(/[\\%_]/g, '\\$&')}%`],
  );
};
