import type { Loss } from '#contract/backups.ts';
import type { Instant } from '#contract/basics.ts';
import type { Db } from '#db/connect.ts';
import { rowsOf } from '#db/rows.ts';

export async function since(db: Db, at: Instant): Promise<Loss> {
  const [row] = await rowsOf<Loss>(
    db,
    `select (select count(*) from history where at > ?) as entries,
      (select count(*) from account where confirmed_at > ?) as registrations,
      (select count(*) from outbox where sent_at > ?) as messages,
      (select count(*) from import where applied_at > ?) as lists`,
    [at, at, at, at],
  );
  return row ?? { entries: 0, registrations: 0, messages: 0, lists: 0 };
}
