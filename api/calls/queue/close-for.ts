import type { Id } from '#contract/basics.ts';
import type { CallEnd } from '#contract/calls.ts';
import type { Tx } from '../../context.ts';
import * as history from '../../history/history.ts';
import * as clients from '../client.sql.ts';
import { standingFor } from './take-in.ts';
import * as sql from '../task.sql.ts';

/**
 * Nobody is to be called about an account any more; when the client has no other open one, the task is closed. An
 * agent on the phone with the client keeps it in hand and is told.
 */
export async function closeFor(
  tx: Tx,
  accountId: Id,
  end: Extract<CallEnd, 'registered' | 'not_required' | 'restricted'>,
): Promise<void> {
  for (const task of await sql.openOf(tx.db, accountId)) {
    const standing = standingFor(await clients.openAccounts(tx.db, [task.holder_id]));
    if (standing) {
      // the call goes on about the accounts that are left
      if (task.account_id === accountId) await sql.change(tx.db, task.id, standing);
    } else {
      await sql.change(tx.db, task.id, {
        state: 'closed',
        closed_at: tx.now(),
        closed_reason: end,
        not_before: null,
        fall_at: null,
      });
      await history.record(tx, {
        action: 'call.closed',
        object: `account:${task.account_id}`,
        details: { task: task.id, end },
      });
    }
    tx.tell('calls', [task.id]);
  }
}
