import type { Id } from '#contract/basics.ts';
import type { Tx } from '../../context.ts';
import { workingTime } from '../../settings/hours.ts';
import * as attempts from '../outcomes/attempt.sql.ts';
import * as clients from '../client.sql.ts';
import { endedItself } from './close-now.ts';
import { rulesNow } from './enter.ts';
import { callableFrom } from '../outcomes/next-attempt.ts';
import { fallsAt } from '../hand/promise-times.ts';
import { standingFor } from './take-in.ts';
import * as sql from '../task.sql.ts';
import { triedWith } from '../outcomes/tried.ts';

/** When the client may be called: as agreed, else as the rules say after what was tried. Null: no more. */
async function from(tx: Tx, { callback_at, holder_id, cohort_id }: sql.TaskRow): Promise<string | null> {
  if (callback_at !== null) return callback_at;
  const past = triedWith(await attempts.ofHolders(tx.db, [holder_id]), cohort_id);
  return past.length === 0
    ? tx.now()
    : callableFrom(tx.now(), past, { rules: await rulesNow(tx), time: await workingTime(tx) });
}

/**
 * Accounts stand as they did before a list that said they were registered, or nobody’s to register any more: whoever
 * left the queue because of it comes back, with what was promised.
 */
export async function reopenFor(tx: Tx, accountIds: readonly Id[]): Promise<void> {
  if (accountIds.length === 0) return;
  const holders = await clients.holdersOf(tx.db, accountIds);
  const open = Map.groupBy(await clients.openAccounts(tx.db, holders), ({ holder_id }) => holder_id);
  for (const task of await sql.lastOf(tx.db, holders)) {
    const standing = standingFor(open.get(task.holder_id) ?? []);
    if (!standing || standing.cohort_id !== task.cohort_id) continue;
    if (task.state !== 'closed') await sql.change(tx.db, task.id, standing);
    else if (endedItself(task)) {
      const at = await from(tx, task);
      if (at === null) continue;
      const rests = at > tx.now() && task.agent_id === null;
      await sql.change(tx.db, task.id, {
        ...standing,
        closed_at: null,
        closed_reason: null,
        state: rests ? 'resting' : 'ready',
        not_before: rests ? at : null,
        fall_at: task.for_agent === null ? null : fallsAt(task.callback_at, tx.now()),
      });
    } else continue;
    tx.tell('calls', [task.id]);
  }
}
