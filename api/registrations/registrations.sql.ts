import type { Db } from '#db/connect.ts';
import type { RegistrationRow, RegistrationState } from '#contract/registrations.ts';

export type UnderWay = Omit<RegistrationRow, 'step'> & { state: RegistrationState };
/** `only`: the intermediary whose clients the person may see; null for everybody's. */
type Which = { stuck: boolean; only: number | null };
export type Place = { movedAt: string; id: number };

const live = (db: Db, { stuck, only }: Which) => {
  const query = db('portal_registration as registration')
    .join('account', 'account.id', 'registration.account_id')
    .where('registration.live', 1);
  if (stuck) query.whereNotNull('registration.trouble');
  return only === null ? query : query.where('account.intermediary_id', only);
};

export function underWay(
  db: Db,
  { limit, after, ...which }: Which & { limit: number; after: Place | null },
): Promise<UnderWay[]> {
  const query = live(db, which)
    .leftJoin('intermediary', 'intermediary.id', 'account.intermediary_id')
    .select<UnderWay[]>(
      'registration.id as id',
      'registration.account_id as accountId',
      'account.account_number as accountNumber',
      'account.holder_name as holderName',
      'intermediary.name as intermediaryName',
      'account.deadline as deadline',
      'registration.state as state',
      'registration.trouble as trouble',
      'registration.started_at as startedAt',
      'registration.moved_at as movedAt',
    )
    .orderBy([
      { column: 'registration.moved_at', order: 'desc' },
      { column: 'registration.id', order: 'desc' },
    ])
    .limit(limit);
  if (after) query.whereRaw('(registration.moved_at, registration.id) < (?, ?)', [after.movedAt, after.id]);
  return query;
}

export async function countUnderWay(db: Db, which: Which): Promise<number> {
  const [row] = await live(db, which).count<{ n: number }[]>({ n: '*' });
  return row?.n ?? 0;
}
