import type { Id, Instant } from '#contract/basics.ts';
import type { LetterState } from '#contract/broker-letters.ts';
import type { TemplateLanguage } from '#contract/templates.ts';
import type { Db } from '#db/connect.ts';

export type LetterRow = {
  id: Id;
  intermediary_id: Id;
  cohort_id: Id;
  language: TemplateLanguage;
  subject: string;
  body: string;
  sender_id: Id | null;
  state: 'waiting' | 'made' | Extract<LetterState, 'too_large' | 'nobody' | 'failed'>;
  clients: number | null;
  outbox_id: Id | null;
  asked_by: Id;
  created_at: Instant;
};
export type NewLetter = Omit<LetterRow, 'id' | 'state' | 'clients' | 'outbox_id'> & { round: string };

const columns = [
  'id',
  'intermediary_id',
  'cohort_id',
  'language',
  'subject',
  'body',
  'sender_id',
  'state',
  'clients',
  'outbox_id',
  'asked_by',
  'created_at',
];

/** Those that were not asked for before in the same round. */
export async function insertOnce(db: Db, rows: readonly NewLetter[]): Promise<number> {
  let made = 0;
  for (let at = 0; at < rows.length; at += 400)
    made += (
      await db('broker_letter')
        .insert(rows.slice(at, at + 400))
        .onConflict(['round', 'intermediary_id'])
        .ignore()
        .returning('id')
    ).length;
  return made;
}

/** The last letter of each intermediary about a period. */
export const last = (db: Db, cohortId: Id): Promise<LetterRow[]> =>
  db('broker_letter')
    .select<LetterRow[]>(columns)
    .whereIn('id', db('broker_letter').max('id').where('cohort_id', cohortId).groupBy('intermediary_id'));

export const next = (db: Db): Promise<LetterRow | undefined> =>
  db('broker_letter').select<LetterRow[]>(columns).where({ state: 'waiting' }).orderBy('id').first();

/** Letters that did not leave because their list was out of date by then. */
export const outOfDate = async (db: Db): Promise<Id[]> =>
  (
    await db('broker_letter')
      .join('outbox', 'outbox.id', 'broker_letter.outbox_id')
      .select<{ id: Id }[]>('broker_letter.id')
      .where({ 'broker_letter.state': 'made', 'outbox.state': 'cancelled', 'outbox.reason': 'superseded' })
  ).map(({ id }) => id);

export const makeAgain = (db: Db, ids: readonly Id[]): Promise<number> =>
  db('broker_letter')
    .whereIn('id', ids)
    .where({ state: 'made' })
    .update({ state: 'waiting', clients: null, outbox_id: null });

/** 0: somebody else has made it meanwhile. */
export const settle = (
  db: Db,
  id: Id,
  change: Pick<LetterRow, 'state'> & Partial<Pick<LetterRow, 'clients' | 'outbox_id'>>,
): Promise<number> => db('broker_letter').where({ id, state: 'waiting' }).update(change);

export const settleOutbox = (db: Db, id: Id, outboxId: Id): Promise<unknown> =>
  db('broker_letter').where({ id }).update({ outbox_id: outboxId });
