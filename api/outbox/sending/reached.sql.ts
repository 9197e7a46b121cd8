import type { Id, Instant } from '#contract/basics.ts';
import type { Channel } from '#contract/outbox.ts';
import type { Db } from '#db/connect.ts';
import { skipLocked } from '#db/dialect.ts';
import { rowsOf } from '#db/rows.ts';

export type Reached = { account_id: Id; channel: Channel; at: Instant };

/** Takes so many of the notes there are out; other servers take others. */
export const take = (db: Db, limit: number): Promise<Reached[]> =>
  rowsOf<Reached>(
    db,
    `delete from reached where outbox_id in (
      select outbox_id from reached order by outbox_id limit ? ${skipLocked(db)}) returning account_id, channel, at`,
    [limit],
  );

export const any = async (db: Db): Promise<boolean> =>
  (await rowsOf(db, 'select 1 as one from reached limit 1')).length > 0;
