import type { Db } from '#db/connect.ts';
import { rowsOf } from '#db/rows.ts';

/** How many rows the counts of accounts stand in. */
export async function tallyRows(db: Db): Promise<number> {
  const [row] = await rowsOf<{ n: number }>(
    db,
    'select (select count(*) from account_tally) + (select count(*) from account_day_tally) as n',
  );
  return row?.n ?? 0;
}

/** PostgreSQL, outside a transaction: gives back the room of rows that were merged. */
export const tidyTally = (db: Db): Promise<unknown> => db.raw('vacuum account_tally, account_day_tally');
