import type { Id, Instant } from '#contract/basics.ts';
import type { Db } from '#db/connect.ts';

/** When it went is when it was last known to be in flight. */
export const markSent = (db: Db, id: Id, now: Instant): Promise<number> =>
  db('outbox')
    .where({ id, state: 'unknown' })
    .update({ state: 'sent', reason: null, sent_at: db.ref('changed_at'), changed_at: now });

/** The same bytes under the same Message-ID: a mailbox that has it already can tell. */
export const putBack = (db: Db, id: Id, now: Instant): Promise<number> =>
  db('outbox')
    .where({ id, state: 'unknown' })
    // whoever it went to was forgotten
    .whereNotNull('recipient')
    .update({ state: 'queued', reason: null, attempts: 0, not_before: now, changed_at: now });

/** A campaign that was done has one message to send again; one that is cancelled stays so. */
export const reopenCampaign = (db: Db, id: Id): Promise<number> =>
  db('campaign')
    .where({ id })
    .whereIn('state', ['done', 'running', 'paused'])
    .update({ state: db.raw(`case when state = 'done' then 'running' else state end`), finished_at: null });
