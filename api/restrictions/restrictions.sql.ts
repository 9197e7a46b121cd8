import type { Id, Instant } from '#contract/basics.ts';
import type { LiftReason, RestrictionReason } from '#contract/restrictions.ts';
import type { Db } from '#db/connect.ts';
import { rowsFromJson } from '#db/dialect.ts';
import { rowsOf } from '#db/rows.ts';

const idsIn = (db: Db): string => `(select input.id from ${rowsFromJson(db, { id: 'integer' })})`;
const asIds = (ids: readonly Id[]): string => JSON.stringify(ids.map((id) => ({ id })));

export type Restricting = { reason: RestrictionReason; remark: string; since: Instant; setBy: Id | null };

/** Those that are restricted already stay as they are; the accounts it is new for. */
export const add = async (db: Db, ids: readonly Id[], { reason, remark, since, setBy }: Restricting): Promise<Id[]> =>
  (
    await rowsOf<{ account_id: Id }>(
      db,
      `insert into restriction (account_id, reason, remark, since, set_by)
        select account.id, ?, ?, ?, ? from account where account.id in ${idsIn(db)}
        on conflict (account_id) where lifted_at is null do nothing returning account_id`,
      [reason, remark, since, setBy, asIds(ids)],
    )
  ).map(({ account_id }) => account_id);

/**
 * New accounts of somebody who has a restricted one are restricted with it, as the newest of those that hold says;
 * those it was new for.
 */
export const addLike = (db: Db, ids: readonly Id[]): Promise<{ account_id: Id; reason: RestrictionReason }[]> =>
  rowsOf(
    db,
    `insert into restriction (account_id, reason, remark, since, set_by)
      select newest.account_id, known.reason, known.remark, known.since, known.set_by
        from (select fresh.id as account_id, max(held.id) as id
          from restriction as held
          join account as sibling on sibling.id = held.account_id
          join account as fresh on fresh.holder_id = sibling.holder_id and fresh.id in ${idsIn(db)}
          where held.lifted_at is null
          group by fresh.id) as newest
        join restriction as known on known.id = newest.id
      where true
      on conflict (account_id) where lifted_at is null do nothing returning account_id, reason`,
    [asIds(ids)],
  );

export type Lifting = { reason: LiftReason; remark: string; at: Instant; by: Id | null };

export const lift = async (db: Db, ids: readonly Id[], { reason, remark, at, by }: Lifting): Promise<Id[]> =>
  (
    await rowsOf<{ account_id: Id }>(
      db,
      `update restriction set lifted_at = ?, lifted_by = ?, lift_reason = ?, lift_remark = ?
        where lifted_at is null and account_id in ${idsIn(db)} returning account_id`,
      [at, by, reason, remark, asIds(ids)],
    )
  ).map(({ account_id }) => account_id);

export const among = async (db: Db, ids: readonly Id[]): Promise<Id[]> =>
  (
    await rowsOf<{ account_id: Id }>(
      db,
      `select account_id from restriction where lifted_at is null and account_id in ${idsIn(db)}`,
      [asIds(ids)],
    )
  ).map(({ account_id }) => account_id);

export const all = async (db: Db): Promise<Id[]> =>
  (await db('restriction').select<{ account_id: Id }[]>('account_id').whereNull('lifted_at')).map(
    ({ account_id }) => account_id,
  );

export type RestrictionRow = {
  reason: RestrictionReason;
  remark: string;
  since: Instant;
  by: string | null;
  lifted_at: Instant | null;
  lifted_by: string | null;
  lift_reason: LiftReason | null;
  lift_remark: string | null;
};

/** Every one an account ever had, the newest first. */
export const ofAccount = (db: Db, accountId: Id): Promise<RestrictionRow[]> =>
  db('restriction')
    .leftJoin('staff as setter', 'setter.id', 'restriction.set_by')
    .leftJoin('staff as lifter', 'lifter.id', 'restriction.lifted_by')
    .select<RestrictionRow[]>(
      'restriction.reason',
      'restriction.remark',
      'restriction.since',
      'setter.display_name as by',
      'restriction.lifted_at',
      'lifter.display_name as lifted_by',
      'restriction.lift_reason',
      'restriction.lift_remark',
    )
    .where('restriction.account_id', accountId)
    .orderBy('restriction.id', 'desc');

export const remove = (db: Db, ids: readonly Id[]): Promise<number> =>
  db('restriction').whereIn('account_id', ids).delete();
