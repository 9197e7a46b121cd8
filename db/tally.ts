import type { Db, DialectName } from './connect.ts';
import { integer } from './dialect.ts';

/*
 * Counts of accounts by everything the list filters on, kept by triggers, so that a total over a
 * million accounts is a sum over a few thousand rows. Ask for sum(n): PostgreSQL appends rows (two
 * transactions never wait for the same count) and `foldTally` merges them; SQLite adds up in place.
 */
const KEYS = ['cohort_id', 'intermediary_id', 'manager_kind', 'status', 'step', 'deadline', 'contacted'] as const;
const columns = KEYS.join(', ');

const keysOf = (row: 'new' | 'old' | 'r'): string =>
  KEYS.map((key) => {
    if (key === 'contacted') return `(case when ${row}.last_contact_at is null then 0 else 1 end)`;
    return key === 'intermediary_id' ? `coalesce(${row}.intermediary_id, 0)` : `${row}.${key}`;
  }).join(', ');

const WATCHED =
  'cohort_id, intermediary_id, manager_kind, closed_on, started_on, confirmed_on, reachable, step, deadline, last_contact_at';

function sqlite(): string[] {
  const add = (row: 'new' | 'old', by: number): string =>
    `insert into account_tally (${columns}, n) values (${keysOf(row)}, ${by}) on conflict (${columns}) do update set n = n + ${by};`;
  return [
    `create trigger account_tally_insert after insert on account begin ${add('new', 1)} end`,
    `create trigger account_tally_delete after delete on account begin ${add('old', -1)} end`,
    `create trigger account_tally_update after update of ${WATCHED} on account begin ${add('old', -1)} ${add('new', 1)} end`,
  ];
}

function postgresql(): string[] {
  const add = (row: 'new' | 'old', by: number): string =>
    `insert into account_tally (${columns}, n) select ${keysOf('r')}, ${by} * count(*) from ${row}_rows as r group by ${KEYS.map((_, at) => at + 1).join(', ')};`;
  const body = (name: string, statements: string): string =>
    `create function ${name}() returns trigger language plpgsql as $$ begin ${statements} return null; end $$`;
  return [
    body('account_tally_insert', add('new', 1)),
    body('account_tally_delete', add('old', -1)),
    body('account_tally_update', `${add('old', -1)} ${add('new', 1)}`),
    `create trigger account_tally_insert after insert on account referencing new table as new_rows for each statement execute function account_tally_insert()`,
    `create trigger account_tally_delete after delete on account referencing old table as old_rows for each statement execute function account_tally_delete()`,
    `create trigger account_tally_update after update on account referencing old table as old_rows new table as new_rows for each statement execute function account_tally_update()`,
  ];
}

export function accountTally(dialect: DialectName): string[] {
  const unique = dialect === 'sqlite' ? `, primary key (${columns})` : '';
  const without = dialect === 'sqlite' ? 'without rowid' : '';
  return [
    `create table account_tally (
      cohort_id ${integer(dialect)} not null,
      intermediary_id ${integer(dialect)} not null,
      manager_kind text not null,
      status text not null,
      step text not null,
      deadline text not null,
      contacted integer not null,
      n ${integer(dialect)} not null${unique}
    ) ${without}`,
    ...(dialect === 'sqlite' ? sqlite() : postgresql()),
  ];
}

const grouped = `${KEYS.map((key) => {
  if (key === 'contacted') return 'case when last_contact_at is null then 0 else 1 end';
  return key === 'intermediary_id' ? 'coalesce(intermediary_id, 0)' : key;
}).join(', ')}, count(*)`;

/** Counts everything anew from the accounts. */
export async function recountTally(db: Db): Promise<void> {
  await db.raw('delete from account_tally');
  await db.raw(
    `insert into account_tally (${columns}, n) select ${grouped} from account group by ${KEYS.map((_, at) => at + 1).join(', ')}`,
  );
}

/** PostgreSQL: merges what the triggers appended. Readers see the same sums before, during and after. */
export async function foldTally(db: Db): Promise<void> {
  await db.raw(
    `with appended as (delete from account_tally returning ${columns}, n)
     insert into account_tally (${columns}, n)
     select ${columns}, sum(n) from appended group by ${columns} having sum(n) <> 0`,
  );
}
