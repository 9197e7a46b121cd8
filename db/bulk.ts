import { noteManyChanges } from './account-changes.ts';
import type { Db } from './connect.ts';
import { recountDayTally } from './day-tally.ts';
import { dialectOf } from './dialect.ts';
import { rowsOf } from './rows.ts';
import { SEARCH_AGAIN } from './search.ts';
import { recountTally } from './tally.ts';

type Part = { name: string; make: string };

async function indexesAndTriggers(db: Db): Promise<(Part & { type: string })[]> {
  if (dialectOf(db) === 'postgresql')
    return rowsOf(
      db,
      `select 'index' as type, indexname as name, indexdef as make from pg_indexes
       where tablename in ('account', 'account_search') and schemaname = current_schema()
         and indexname not in (select conname from pg_constraint)
       union all
       select 'trigger', tgname, pg_get_triggerdef(oid) from pg_trigger
       where tgrelid = 'account'::regclass and not tgisinternal`,
    );
  return rowsOf(
    db,
    `select type, name, sql as make from sqlite_master
     where tbl_name = 'account' and type in ('index', 'trigger') and sql is not null`,
  );
}

/**
 * Loads very many accounts at once: indexes, search and counts are made afterwards in one go, which is
 * several times faster from some ten thousand on. Belongs into one transaction, so that a load that is
 * broken off leaves everything as it was.
 */
export async function loadAccounts(db: Db, load: () => Promise<void>): Promise<void> {
  const parts = await indexesAndTriggers(db);
  const on = dialectOf(db) === 'postgresql' ? ' on account' : '';
  for (const { type, name } of parts) await db.raw(`drop ${type} ${name}${type === 'trigger' ? on : ''}`);
  await load();
  if (dialectOf(db) === 'postgresql') {
    await db.raw('delete from account_search');
    await db.raw(SEARCH_AGAIN);
  }
  for (const { make } of parts) await db.raw(make);
  if (dialectOf(db) === 'sqlite') await db.raw(`insert into account_search (account_search) values ('rebuild')`);
  await recountTally(db);
  await recountDayTally(db);
  await noteManyChanges(db);
}

/**
 * After the transaction of `loadAccounts`, outside any: PostgreSQL would otherwise plan for the empty table and look
 * for each row whether it may be seen until it tidies by itself; pages took ten times as long.
 */
export async function settleAccounts(db: Db): Promise<void> {
  if (dialectOf(db) === 'postgresql') await db.raw('vacuum (analyze) account, account_search');
}
