import { openStatuses } from '#contract/account-status.ts';
import type { Id, Instant } from '#contract/basics.ts';
import type { Channel, MessageReason, MessageState } from '#contract/outbox.ts';
import type { Db } from '#db/connect.ts';

export type FailureRow = {
  id: Id;
  account_id: Id;
  channel: Channel;
  state: MessageState;
  reason: MessageReason | null;
  answer: string | null;
  changed_at: Instant;
};

/** Repaired since: the account has another address now, and gets the next reminder itself. */
const sameAddress = `coalesce(outbox.recipient, '') =
  coalesce(case outbox.channel when 'email' then account.email else account.mobile end, '')`;

/** What was refused because of the sender says nothing of the client: nobody has to call. */
export const failures = (
  db: Db,
  { since, after, limit }: { since: Instant; after: Id; limit: number },
): Promise<FailureRow[]> =>
  db('outbox')
    .join('account', 'account.id', 'outbox.account_id')
    .select<FailureRow[]>(
      'outbox.id',
      'outbox.account_id',
      'outbox.channel',
      'outbox.state',
      'outbox.reason',
      'outbox.answer',
      'outbox.changed_at',
    )
    .where('outbox.lane', 'bulk')
    .where('outbox.changed_at', '>=', since)
    .where('outbox.id', '>', after)
    .whereRaw(
      `((outbox.state = 'bounced' and coalesce(outbox.reason, '') <> 'sender_refused') or (outbox.state = 'failed' and outbox.reason in ('rejected', 'too_many_tries', 'undelivered'))
        or (outbox.state = 'skipped' and outbox.reason in ('no_address', 'invalid_address')))`,
    )
    .whereRaw(`(outbox.state = 'skipped' or ${sameAddress})`)
    .whereIn('account.status', openStatuses)
    .orderBy('outbox.id')
    .limit(limit);
