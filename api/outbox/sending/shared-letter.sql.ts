import type { Id, Instant } from '#contract/basics.ts';
import type { Db } from '#db/connect.ts';
import { rowsFromJson } from '#db/dialect.ts';
import { isRestricted } from '#db/restricted.ts';
import { changedBy } from '#db/rows.ts';

const addressOf = (account: string): string =>
  `lower(case campaign.channel when 'email' then ${account}.email else ${account}.mobile end)`;

/** Messages of one letter for several people at an address: `mine` is that of one of them, `other` of another. */
const atOneAddress = `outbox as mine
    join campaign on campaign.id = mine.campaign_id and campaign.once_per_address = 1
      and campaign.state in ('scheduled', 'running', 'paused')
    join account as holder on holder.id = mine.account_id
    join outbox as other on other.campaign_id = mine.campaign_id and other.id <> mine.id
    join account as sharer on sharer.id = other.account_id and ${addressOf('sharer')} = ${addressOf('holder')}`;

/** Whoever was to get the one letter of an address does not get it any more: the next one there does, but `never` these. */
export const passOn = (db: Db, cancelled: readonly Id[], now: Instant, never: readonly Id[] = []): Promise<number> =>
  changedBy(
    db,
    `update outbox set state = 'planned', reason = null, changed_at = ? where id in (
      select min(other.id) from ${atOneAddress}
      where mine.id in (select input.id from ${rowsFromJson(db, { id: 'integer' })})
        and other.state = 'skipped' and other.reason = 'duplicate_address'
        and other.id not in (select input.id from ${rowsFromJson(db, { id: 'integer' })})
        and sharer.status in ('not_started', 'in_progress', 'blocked') and not ${isRestricted('sharer.id')}
      group by mine.id)`,
    [now, ...[cancelled, never].map((some) => JSON.stringify(some.map((id) => ({ id }))))],
  );

/** A letter that names somebody who has registered, or been restricted, meanwhile is written anew, as long as it waits. */
export const writeAnew = (db: Db, accountId: Id, now: Instant): Promise<number> =>
  changedBy(
    db,
    `update outbox set state = 'planned', mime = null, changed_at = ? where state = 'queued' and id in (
      select other.id from ${atOneAddress}
      where mine.account_id = ? and mine.state = 'skipped' and mine.reason = 'duplicate_address'
        and other.state = 'queued')`,
    [now, accountId],
  );
