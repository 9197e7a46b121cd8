import type { AccountStatus, RegistrationStep } from '#contract/account-status.ts';
import type { Db } from '#db/connect.ts';
import { rowsOf } from '#db/rows.ts';

/** Whose accounts are counted: those of one intermediary, or everybody's. */
export type Scope = { only: number | null };

const scoped = ({ only }: Scope, prefix: 'where' | 'and'): { sql: string; values: number[] } =>
  only === null ? { sql: '', values: [] } : { sql: `${prefix} intermediary_id = ?`, values: [only] };

export type CountRow = {
  cohort_id: number;
  status: AccountStatus;
  step: RegistrationStep;
  /** the deadline is over */
  past: number;
  /** the deadline is at most `soon` */
  soon: number;
  n: number;
};

/** What counts are selected from (`countedToday` of the accounts). */
export type Counted = { sql: string; values: readonly (string | number)[] };

/** Everything that is counted of all renewal periods, in at most a few hundred rows. */
export function counts(
  db: Db,
  scope: Scope,
  { from, today, soon }: { from: Counted; today: string; soon: string },
): Promise<CountRow[]> {
  const own = scoped(scope, 'where');
  return rowsOf<CountRow>(
    db,
    `select cohort_id, status, step,
       case when deadline < ? then 1 else 0 end as past,
       case when deadline between ? and ? then 1 else 0 end as soon,
       sum(n) as n
     from ${from.sql} ${own.sql} group by 1, 2, 3, 4, 5 having sum(n) <> 0`,
    [today, today, soon, ...from.values, ...own.values],
  );
}

/** '' for a day that has not come. */
export type DayRow = { confirmed_on: string; closed_on: string; n: number };

export function days(db: Db, scope: Scope, cohortId: number): Promise<DayRow[]> {
  const own = scoped(scope, 'and');
  return rowsOf<DayRow>(
    db,
    `select confirmed_on, closed_on, sum(n) as n
     from account_day_tally where cohort_id = ? ${own.sql} group by 1, 2 having sum(n) <> 0`,
    [cohortId, ...own.values],
  );
}

export type IntermediaryRow = {
  code: string | null;
  name: string | null;
  registered: number;
  open: number;
  overdue: number;
  last_contact_at: string | null;
};

/**
 * By the order of names; nobody's accounts come last. The `+` takes the column its type affinity: SQLite would not look
 * into the index of `coalesce(…)` otherwise and read every contact for every intermediary (18 s at a million).
 */
export function intermediaries(
  db: Db,
  scope: Scope,
  { from, cohortId, today }: { from: Counted; cohortId: number; today: string },
): Promise<IntermediaryRow[]> {
  const own = scoped(scope, 'and');
  return rowsOf<IntermediaryRow>(
    db,
    `select intermediary.code, intermediary.name, counted.registered, counted.open, counted.overdue,
       (select max(account.last_contact_at) from account
        where account.cohort_id = ? and coalesce(account.intermediary_id, 0) = +counted.intermediary_id
          and account.last_contact_at is not null) as last_contact_at
     from (
       select intermediary_id,
         sum(case when status in ('registered_in_time', 'registered_late') then n else 0 end) as registered,
         sum(case when status in ('in_progress', 'not_started', 'blocked') then n else 0 end) as open,
         sum(case when status in ('in_progress', 'not_started', 'blocked') and deadline < ? then n else 0 end) as overdue
       from ${from.sql} where cohort_id = ? ${own.sql} group by intermediary_id having sum(n) <> 0
     ) as counted
     left join intermediary on intermediary.id = counted.intermediary_id
     order by case when intermediary.id is null then 1 else 0 end, intermediary.name_sort, intermediary.id`,
    [cohortId, today, ...from.values, cohortId, ...own.values],
  );
}
