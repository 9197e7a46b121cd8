import type { Id, Instant } from '#contract/basics.ts';
import type { Db } from '#db/connect.ts';
import { rowsOf } from '#db/rows.ts';

type CameBack = { id: Id; account_id: Id | null; changed_at: Instant };

/** The condition is the one of the index `outbox_came_back`. */
export const cameBack = (db: Db, { at, id, limit }: { at: Instant; id: Id; limit: number }): Promise<CameBack[]> =>
  rowsOf<CameBack>(
    db,
    `select id, account_id, changed_at from outbox
      where state in ('bounced', 'failed') and (changed_at, id) > (?, ?)
      order by changed_at, id limit ?`,
    [at, id, limit],
  );
