import type { Id, Instant } from '#contract/basics.ts';
import type { Db } from '#db/connect.ts';

export type AttemptRow = {
  task_id: Id;
  /** of the claim the call was made under; null: not said */
  fence: number | null;
  holder_id: string;
  account_id: Id;
  cohort_id: Id;
  agent_id: Id;
  at: Instant;
  claimed_at: Instant;
  talk_seconds: number;
  outcome: string;
  contact: number;
  reached: number;
  effect: string;
  phone: string | null;
  identified: number;
  note: string;
  script_version: number;
  promised_for: Instant | null;
  kept: number | null;
  callback_at: Instant | null;
};

export const insert = (db: Db, row: AttemptRow): Promise<unknown> => db('call_attempt').insert(row);

export type RecordedAttempt = { id: Id; outcome: string; note: string; callback_at: Instant | null };

/** What an agent recorded of a claim of a client. */
export const ofClaim = (
  db: Db,
  { id, agentId, fence }: { id: Id; agentId: Id; fence: number },
): Promise<RecordedAttempt | undefined> =>
  db('call_attempt')
    .select<RecordedAttempt[]>('id', 'outcome', 'note', 'callback_at')
    .where({ task_id: id, agent_id: agentId, fence })
    .first();

export const writeNote = (db: Db, id: Id, note: string): Promise<number> =>
  db('call_attempt').where({ id }).update({ note });

/** Who recorded the last call with a client, of all but one agent. */
export async function lastOfOthers(db: Db, { id, agentId }: { id: Id; agentId: Id }): Promise<Id | undefined> {
  const [row] = await db('call_attempt')
    .select<{ agent_id: Id }[]>('agent_id')
    .where('task_id', id)
    .whereNot('agent_id', agentId)
    .orderBy('id', 'desc')
    .limit(1);
  return row?.agent_id;
}

export type PastAttempt = { holder_id: string; cohort_id: Id; at: Instant; outcome: string; reached: number };

/** What was tried with these clients, in order; `outcome`: what came to that. */
export const ofHolders = (db: Db, holderIds: readonly string[], outcome?: string): Promise<PastAttempt[]> =>
  db('call_attempt')
    .select('holder_id', 'cohort_id', 'at', 'outcome', 'reached')
    .whereIn('holder_id', holderIds)
    .where(outcome === undefined ? {} : { outcome })
    .orderBy(['at', 'id']);

export type ToldAttempt = {
  at: Instant;
  outcome: string;
  note: string;
  talk_seconds: number;
  callback_at: Instant | null;
  by: string | null;
};

/** Every call with the client of an account, whichever account it was about. */
export const story = (db: Db, accountId: Id): Promise<ToldAttempt[]> =>
  db('call_attempt')
    .leftJoin('staff', 'staff.id', 'call_attempt.agent_id')
    .select<ToldAttempt[]>(
      'call_attempt.at',
      'call_attempt.outcome',
      'call_attempt.note',
      'call_attempt.talk_seconds',
      'call_attempt.callback_at',
      'staff.display_name as by',
    )
    .whereIn('call_attempt.holder_id', db('account').select('holder_id').where('id', accountId))
    .orderBy('call_attempt.id');

export const codesUsed = async (db: Db): Promise<string[]> =>
  (await db('call_attempt').distinct<{ outcome: string }[]>('outcome')).map(({ outcome }) => outcome);
