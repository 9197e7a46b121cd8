import type { Db } from '#db/connect.ts';
import { dialectOf } from '#db/dialect.ts';
import { changedBy } from '#db/rows.ts';
import type { CodeKind } from '#contract/portal.ts';

export type CodeRow = {
  id: number;
  registration_id: number;
  kind: CodeKind;
  state: 'open' | 'used' | 'void' | 'expired' | 'spent';
  digest: string;
  attempts: number;
  sent_at: string;
  expires_at: string;
  outbox_id: number;
};

const columns = [
  'id',
  'registration_id',
  'kind',
  'state',
  'digest',
  'attempts',
  'sent_at',
  'expires_at',
  'outbox_id',
] as const;

export const newest = (db: Db, registrationId: number, kind: CodeKind): Promise<CodeRow | undefined> =>
  db('portal_code')
    .select<CodeRow[]>(columns)
    .where({ registration_id: registrationId, kind })
    .orderBy('id', 'desc')
    .first();

export const ofRegistrations = (db: Db, registrationIds: readonly number[]): Promise<CodeRow[]> =>
  db('portal_code').select<CodeRow[]>(columns).whereIn('registration_id', registrationIds).orderBy('id');

export const insert = (db: Db, row: Omit<CodeRow, 'id'>): Promise<unknown> => db('portal_code').insert(row);

export const voidCodes = (db: Db, registrationId: number, kind?: CodeKind): Promise<number> =>
  db('portal_code')
    .where({ registration_id: registrationId, ...(kind === undefined ? {} : { kind }) })
    .whereIn('state', ['open', 'expired', 'spent'])
    .update({ state: 'void' });

export const leave = (db: Db, id: number, to: 'used' | 'expired'): Promise<number> =>
  db('portal_code').where({ id, state: 'open' }).update({ state: to });

/** One attempt gone; the last one spends the code. 0 rows: it was spent meanwhile. */
export const spend = (db: Db, id: number, most: number): Promise<number> =>
  changedBy(
    db,
    `update portal_code set attempts = attempts + 1, state = case when attempts + 1 >= ? then 'spent' else state end
     where id = ? and state = 'open'`,
    [most, id],
  );

export const overdue = (db: Db, now: string, limit: number): Promise<CodeRow[]> =>
  db('portal_code')
    .select<CodeRow[]>(columns)
    .where('state', 'open')
    .where('expires_at', '<=', now)
    .orderBy('expires_at')
    .limit(limit);

/** When something limited happened, oldest first. */
export const uses = async (db: Db, subject: string, since: string): Promise<string[]> =>
  (await db('portal_use').select<{ at: string }[]>('at').where({ subject }).where('at', '>', since).orderBy('at')).map(
    (row) => row.at,
  );

export const noteUses = (db: Db, subjects: readonly string[], at: string): Promise<unknown> =>
  db('portal_use').insert(subjects.map((subject) => ({ subject, at })));

/** Who counts the same waits until the other has counted; SQLite has one writer anyway. */
export const holdSubject = async (db: Db, subject: string): Promise<void> => {
  if (dialectOf(db) === 'postgresql') await db.raw('select pg_advisory_xact_lock(hashtextextended(?, 0))', [subject]);
};

/** Takes the latest use of each subject back. */
export async function takeBackUses(db: Db, subjects: readonly string[]): Promise<void> {
  const row = dialectOf(db) === 'postgresql' ? 'ctid' : 'rowid';
  for (const subject of subjects)
    await db.raw(
      `delete from portal_use where ${row} = (select ${row} from portal_use where subject = ? order by at desc limit 1)`,
      [subject],
    );
}

export const forgetUses = (db: Db, before: string): Promise<number> =>
  db('portal_use').where('at', '<', before).delete();
