import type { Id, Instant } from '#contract/basics.ts';
import type { Channel, MessageReason, MessageState } from '#contract/outbox.ts';
import type { Reading } from '../context.ts';
import * as sql from './failures.sql.ts';

/** A reminder that cannot have reached its client, for whoever takes over by phone. */
export type Failure = {
  outboxId: Id;
  accountId: Id;
  channel: Channel;
  /** `bounced`, `failed`, or `skipped` for want of an address */
  state: MessageState;
  reason: MessageReason | null;
  /** the receiver’s code, such as `550 5.1.1` */
  answer: string | null;
  at: Instant;
};

/**
 * Reminders to clients who still have to register that came back, were refused, or had nowhere to go, in the order
 * they were made. A client whose address was repaired since is no longer among them.
 */
export async function failures(
  ctx: Pick<Reading, 'db'>,
  { since, after = 0, limit = 1000 }: { since: Instant; after?: Id; limit?: number },
): Promise<Failure[]> {
  const rows = await sql.failures(ctx.db, { since, after, limit });
  return rows.map(({ id, account_id, changed_at, ...rest }) => ({
    ...rest,
    outboxId: id,
    accountId: account_id,
    at: changed_at,
  }));
}
