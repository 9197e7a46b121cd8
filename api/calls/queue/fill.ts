import type { Id, Instant } from '#contract/basics.ts';
import { addDays } from '#contract/deadline.ts';
import type { Context } from '../../context.ts';
import { failures } from '../../outbox/failures.ts';
import * as clients from '../client.sql.ts';
import { enterQueue, rulesNow } from './enter.ts';

const CHUNK = 1000;

/** One step through all clients by the rules; `after`: where the step before ended. `next` null: that was all. */
export async function fillChunk(ctx: Context, after: Id): Promise<{ added: number; next: Id | null }> {
  const rules = await rulesNow(ctx);
  const today = ctx.today();
  const found = await clients.candidates(ctx.db, {
    after,
    from: addDays(today, -rules.overdueDays),
    to: addDays(today, rules.dueWithinDays),
    limit: CHUNK,
  });
  const holderIds = found.map(({ holder_id }) => holder_id);
  const { added } = await enterQueue(ctx, holderIds, { reason: null });
  return { added, next: found.length < CHUNK ? null : (found.at(-1)?.id ?? null) };
}

/** Clients whose reminders came back since an instant go over to the phone. */
export async function handOver(ctx: Context, since: Instant, closing?: AbortSignal): Promise<number> {
  let sum = 0;
  for (let after: Id | undefined = 0; after !== undefined && closing?.aborted !== true;) {
    const failed: Awaited<ReturnType<typeof failures>> = await failures(ctx, { since, after, limit: CHUNK });
    const accountIds = failed.map(({ accountId }) => accountId);
    const holderIds = await clients.holdersOf(ctx.db, accountIds);
    sum += (await enterQueue(ctx, holderIds, { reason: 'message_failed' })).added;
    after = failed.length < CHUNK ? undefined : failed.at(-1)?.outboxId;
  }
  return sum;
}

/** The whole queue at once: what failed first, so that its reason is the one shown. */
export async function fillAll(ctx: Context): Promise<number> {
  let added = await handOver(ctx, '');
  for (let after: Id | null = 0; after !== null;) {
    const step: Awaited<ReturnType<typeof fillChunk>> = await fillChunk(ctx, after);
    added += step.added;
    after = step.next;
  }
  return added;
}
