import type { Db, DialectName } from './connect.ts';
import { dialectOf } from './dialect.ts';
import { rowsOf } from './rows.ts';

/*
 * Which accounts were changed, noted by triggers, so that whoever keeps something of all of them in memory reads again
 * only those. `moved`: it came, went, sorts elsewhere by name or number, or is found by other words. Account 0: very many.
 */
const FACTS =
  'cohort_id, intermediary_id, manager_kind, closed_on, started_on, confirmed_on, reachable, step, deadline, last_contact_at';
const PLACES = ['name_sort', 'account_key', 'search_text'] as const;

const elsewhere = (sign: string, joint: string): string =>
  PLACES.map((column) => `o.${column} ${sign} n.${column}`).join(joint);

function sqlite(): string[] {
  const moved = elsewhere('<>', ' or ').replaceAll('o.', 'old.').replaceAll('n.', 'new.');
  const note = (id: string, moved: string): string =>
    `insert into account_change (account_id, moved) values (${id}, ${moved});`;
  return [
    `create table account_change (seq integer primary key, account_id integer not null, moved integer not null)`,
    `create trigger account_change_insert after insert on account begin ${note('new.id', '1')} end`,
    `create trigger account_change_delete after delete on account begin ${note('old.id', '1')} end`,
    `create trigger account_change_update after update of ${FACTS}, ${PLACES.join(', ')} on account begin ${note('new.id', moved)} end`,
  ];
}

/** So many in one statement are noted as very many. */
const MANY = 200;

function postgresql(): string[] {
  const facts = (row: string): string =>
    FACTS.split(', ')
      .map((column) => `${row}.${column}`)
      .join(', ');
  // A plan is kept from the first statement on, of one row perhaps: nested loops over thousands later are millions.
  const trigger = (event: string, seen: string, body: string): string[] => [
    `create function account_change_${event}() returns trigger language plpgsql set enable_nestloop = off as $$ begin ${body} return null; end $$`,
    `create trigger account_change_${event} after ${event} on account referencing ${seen} for each statement execute function account_change_${event}()`,
  ];
  const came = (row: 'new' | 'old'): string =>
    `insert into account_change (account_id, moved)
       select 0, 1 from ${row}_rows having count(*) > ${MANY}
       union all select id, 1 from ${row}_rows where (select count(*) from ${row}_rows) <= ${MANY};`;
  return [
    // whose transaction it was tells whether it had been seen: numbers are not given in the order of commits
    `create table account_change (tx xid8 not null default pg_current_xact_id(), account_id bigint not null, moved integer not null)`,
    `create index account_change_tx on account_change (tx)`,
    ...trigger('insert', 'new table as new_rows', came('new')),
    ...trigger('delete', 'old table as old_rows', came('old')),
    ...trigger(
      'update',
      'old table as old_rows new table as new_rows',
      `insert into account_change (account_id, moved)
         select n.id, case when ${elsewhere('=', ' and ')} then 0 else 1 end
         from new_rows as n join old_rows as o on o.id = n.id
         where not (${elsewhere('=', ' and ')}) or (${facts('n')}) is distinct from (${facts('o')});`,
    ),
  ];
}

export const accountChanges = (dialect: DialectName): string[] => (dialect === 'sqlite' ? sqlite() : postgresql());

/** After a load without triggers: everything may have changed. */
export const noteManyChanges = (db: Db): Promise<unknown> =>
  db.raw('insert into account_change (account_id, moved) values (0, 1)');

export type Changes = {
  /** how far has been looked now */
  seen: string;
  /** account and whether it moved; null: too many to tell */
  changed: ReadonlyMap<number, boolean> | null;
};
type Row = { seen: string; account_id: number | null; moved: number };

/** How far the notes go now: `changesSince` tells what comes after. */
export async function changesSeen(db: Db): Promise<string> {
  const sql =
    dialectOf(db) === 'sqlite'
      ? 'select cast(coalesce(max(seq), 0) as text) as seen from account_change'
      : 'select pg_current_snapshot()::text as seen';
  return (await rowsOf<{ seen: string }>(db, sql))[0]?.seen ?? '';
}

/** What was changed since; up to `most` accounts. Notes older than `forgetChanges` keeps are not told of. */
export async function changesSince(db: Db, seen: string, most: number): Promise<Changes> {
  const rows =
    dialectOf(db) === 'sqlite'
      ? await rowsOf<Row>(
          db,
          `select (select cast(coalesce(max(seq), 0) as text) from account_change) as seen, account_id, max(moved) as moved
           from (select 1) as one left join account_change on seq > cast(? as integer) group by account_id limit ?`,
          [seen, most + 1],
        )
      : await rowsOf<Row>(
          db,
          `with changed as (
             select account_id, max(moved) as moved from account_change
             where tx >= pg_snapshot_xmin(?::pg_snapshot) and not pg_visible_in_snapshot(tx, ?::pg_snapshot)
             group by account_id limit ?
           )
           select pg_current_snapshot()::text as seen, account_id, moved
           from (select 1) as one left join changed on true`,
          [seen, seen, most + 1],
        );
  const changed = new Map(
    rows.flatMap(({ account_id: id, moved }) => (id === null ? [] : [[id, moved === 1] as const])),
  );
  return { seen: rows[0]?.seen ?? seen, changed: changed.size > most || changed.has(0) ? null : changed };
}

export const moreNotesThan = async (db: Db, count: number): Promise<boolean> =>
  (await rowsOf(db, 'select 1 as one from account_change limit 1 offset ?', [count])).length > 0;

/** Drops the notes of what had been seen then. */
export const forgetChanges = (db: Db, seen: string): Promise<unknown> =>
  dialectOf(db) === 'sqlite'
    ? db.raw('delete from account_change where seq < cast(? as integer)', [seen])
    : db.raw('delete from account_change where tx < pg_snapshot_xmin(?::pg_snapshot)', [seen]);
