import type { Db, DialectName } from './connect.ts';
import { integer } from './dialect.ts';

/*
 * On which day how many of the accounts that must register left the open ones, by confirming or by closing; kept by
 * triggers like `account_tally`, so that the curve over a million accounts is a sum over a few thousand rows. '' stands
 * for a day that has not come. Ask for sum(n).
 */
const COLUMNS = ['cohort_id', 'intermediary_id', 'confirmed_on', 'closed_on'] as const;
const columns = COLUMNS.join(', ');

const valuesOf = (row: string): string =>
  `${row}.cohort_id, coalesce(${row}.intermediary_id, 0), coalesce(${row}.confirmed_on, ''), coalesce(${row}.closed_on, '')`;
const counted = (row: string): string =>
  `${row}.manager_kind = 'owner' and (${row}.confirmed_on is not null or ${row}.closed_on is not null)`;
const WATCHED = 'cohort_id, intermediary_id, manager_kind, confirmed_on, closed_on';

function sqlite(): string[] {
  const trigger = (name: string, event: string, row: 'new' | 'old', by: number): string =>
    `create trigger account_day_tally_${name} after ${event} on account when ${counted(row)} begin
      insert into account_day_tally (${columns}, n) values (${valuesOf(row)}, ${by})
        on conflict (${columns}) do update set n = n + ${by};
    end`;
  return [
    trigger('insert', 'insert', 'new', 1),
    trigger('delete', 'delete', 'old', -1),
    trigger('from', `update of ${WATCHED}`, 'old', -1),
    trigger('to', `update of ${WATCHED}`, 'new', 1),
  ];
}

function postgresql(): string[] {
  const rows = (row: 'new' | 'old', by: number): string =>
    `select ${valuesOf('r')}, ${by} as n from ${row}_rows as r where ${counted('r')}`;
  // A statement that changed nothing of this (every reminder touches an account) leaves nothing to fold.
  const trigger = (event: string, seen: string, changes: string): string[] => [
    `create function account_day_tally_${event}() returns trigger language plpgsql as $$ begin
      insert into account_day_tally (${columns}, n)
        select ${columns}, sum(n) from (${changes}) as change (${columns}, n) group by ${columns} having sum(n) <> 0;
      return null; end $$`,
    `create trigger account_day_tally_${event} after ${event} on account referencing ${seen} for each statement execute function account_day_tally_${event}()`,
  ];
  return [
    ...trigger('insert', 'new table as new_rows', rows('new', 1)),
    ...trigger('delete', 'old table as old_rows', rows('old', -1)),
    ...trigger(
      'update',
      'old table as old_rows new table as new_rows',
      `${rows('old', -1)} union all ${rows('new', 1)}`,
    ),
  ];
}

const count = `insert into account_day_tally (${columns}, n)
  select ${valuesOf('account')}, count(*) from account where ${counted('account')} group by 1, 2, 3, 4`;

export function accountDayTally(dialect: DialectName): string[] {
  const unique = dialect === 'sqlite' ? `, primary key (${columns})` : '';
  return [
    `create table account_day_tally (
      cohort_id ${integer(dialect)} not null,
      intermediary_id ${integer(dialect)} not null,
      confirmed_on text not null,
      closed_on text not null,
      n ${integer(dialect)} not null${unique}
    ) ${dialect === 'sqlite' ? 'without rowid' : ''}`,
    ...(dialect === 'sqlite' ? sqlite() : postgresql()),
    count,
  ];
}

/** Counts everything anew from the accounts. */
export async function recountDayTally(db: Db): Promise<void> {
  await db.raw('delete from account_day_tally');
  await db.raw(count);
}

/** PostgreSQL: merges what the triggers appended. Readers see the same sums before, during and after. */
export async function foldDayTally(db: Db): Promise<void> {
  await db.raw(
    `with appended as (delete from account_day_tally returning ${columns}, n)
     insert into account_day_tally (${columns}, n)
     select ${columns}, sum(n) from appended group by ${columns} having sum(n) <> 0`,
  );
}
