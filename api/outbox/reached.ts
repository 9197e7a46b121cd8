import type { Id, Instant } from '#contract/basics.ts';
import { channels, type Channel, type Lane } from '#contract/outbox.ts';
import * as accounts from '../accounts/accounts.ts';
import type { Tx } from '../context.ts';

/** A message that is known to have been handed over. `sent_at`: when that was known before; null: never yet. */
export type Handed = { channel: Channel; lane: Lane; account_id: Id | null; sent_at: Instant | null };

/** Reminders count for their clients once: when it first becomes known that they went. */
export const counts = ({ lane, sent_at }: Pick<Handed, 'lane' | 'sent_at'>): boolean =>
  lane === 'bulk' && sent_at === null;

/** Counts them in the accounts at once, however often the same letter goes and whoever tells that it went. */
export async function noteReached(tx: Tx, messages: readonly Handed[]): Promise<void> {
  const first = messages.filter(counts);
  for (const channel of channels) {
    const ids = first.filter((row) => row.channel === channel).flatMap(({ account_id }) => account_id ?? []);
    if (ids.length > 0) await accounts.markContacted(tx, ids, channel, tx.now());
  }
}
