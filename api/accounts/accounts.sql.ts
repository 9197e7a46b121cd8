import type { Db } from '#db/connect.ts';

export const moveDeadline = (db: Db, cohortId: number, deadline: string): Promise<number> =>
  db('account')
    .where('cohort_id', cohortId)
    .whereNull('own_deadline')
    .update({ deadline, revision: db.raw('revision + 1') });
