import type { Id } from '#contract/basics.ts';
import type { Output, Parsed } from '#contract/endpoint.ts';
import { KapocsError } from '#contract/errors.ts';
import type { restrictions as contract } from '#contract/restrictions.ts';
import { accountsOfClient, hold, touched } from '../accounts/accounts.ts';
import { closeFor } from '../calls/queue/close-for.ts';
import { reopenFor } from '../calls/queue/reopen-for.ts';
import type { Context, Tx } from '../context.ts';
import * as history from '../history/history.ts';
import { skipRestricted } from '../outbox/outbox.ts';
import * as sql from './restrictions.sql.ts';

type Done = Output<typeof contract.restrict>;

/** Every account of the client of one, held. Throws NOT_FOUND, STATE_WRONG for somebody erased. */
async function clientOf(tx: Tx, id: Id): Promise<Id[]> {
  const account = await hold(tx, id);
  if (account.erased_on !== null) throw new KapocsError('STATE_WRONG', { state: 'erased' });
  return accountsOfClient(tx, account);
}

/**
 * From now on the client's data is only kept (security.md §2.1, Art. 18): what waits to be sent is skipped, nobody
 * calls. Throws NOT_FOUND, STATE_WRONG for somebody erased or restricted already.
 */
export const restrict = (ctx: Context, { id, reason, remark }: Parsed<typeof contract.restrict>): Promise<Done> =>
  ctx.write(async (tx) => {
    const setBy = tx.actor?.id ?? null;
    const ids = await sql.add(tx.db, await clientOf(tx, id), { reason, remark, since: tx.now(), setBy });
    if (!ids.includes(id)) throw new KapocsError('STATE_WRONG', { state: 'restricted' });
    for (const each of ids) {
      await skipRestricted(tx, each);
      await closeFor(tx, each, 'restricted');
      await history.record(tx, { action: 'account.restricted', object: `account:${each}`, details: { reason } });
    }
    await touched(tx, ids);
    return { accounts: ids.length };
  });

/** The call that was to come comes back. Throws NOT_FOUND, STATE_WRONG for somebody erased or not restricted. */
export const lift = (ctx: Context, { id, reason, remark }: Parsed<typeof contract.lift>): Promise<Done> =>
  ctx.write(async (tx) => {
    const by = tx.actor?.id ?? null;
    const ids = await sql.lift(tx.db, await clientOf(tx, id), { reason, remark, at: tx.now(), by });
    if (!ids.includes(id)) throw new KapocsError('STATE_WRONG', { state: 'not_restricted' });
    for (const each of ids)
      await history.record(tx, {
        action: 'account.restriction_lifted',
        object: `account:${each}`,
        details: { reason },
      });
    await reopenFor(tx, ids);
    await touched(tx, ids);
    return { accounts: ids.length };
  });
