import type { Id, Instant } from '#contract/basics.ts';
import type { Channel } from '#contract/outbox.ts';
import type { Tx } from '../context.ts';
import * as sql from './past.sql.ts';

/** A message that the trial gateway took some time ago: what a demo's past is made of. */
export type PastMessage = { accountId: Id; channel: Channel; to: string; subject: string; text: string; at: Instant };

/** Writes messages of the past into the ledger as finished; nothing of them is ever sent. */
export const keepPast = (tx: Tx, messages: readonly PastMessage[]): Promise<void> =>
  sql.insertPast(
    tx.db,
    messages.map(({ accountId, channel, to, subject, text, at }) => ({
      account_id: accountId,
      channel,
      lane: 'bulk',
      purpose: 'service',
      recipient: to,
      subject,
      text,
      state: 'simulated',
      attempts: 1,
      not_before: at,
      created_at: at,
      sent_at: at,
      handed_at: at,
      changed_at: at,
    })),
  );
