import type { Id, Instant } from '#contract/basics.ts';
import type { Channel } from '#contract/outbox.ts';
import type { Db } from '#db/connect.ts';
import { changedBy, rowsOf } from '#db/rows.ts';

const waiting = `state in ('planned', 'queued', 'leased', 'in_flight')`;

export const dropSecrets = (db: Db, now: Instant): Promise<number> =>
  changedBy(
    db,
    `update outbox set state = 'cancelled', reason = 'superseded', text = '', html = null, mime = null,
        lease_owner = null, lease_until = null, changed_at = ?
      where secret = 1 and ${waiting}`,
    [now],
  );

/** The fence moves on, so that nobody who held one before can settle it now. */
export const hold = (db: Db, now: Instant): Promise<number> =>
  changedBy(
    db,
    `update outbox set state = 'held', reason = 'restored', lease_owner = null, lease_until = null,
        fence = fence + 1, changed_at = ?
      where ${waiting}`,
    [now],
  );

export type HeldRow = { campaignId: Id | null; campaignName: string | null; channel: Channel; messages: number };

export const held = (db: Db): Promise<HeldRow[]> =>
  rowsOf<HeldRow>(
    db,
    `select outbox.campaign_id as "campaignId", campaign.name as "campaignName", outbox.channel, count(*) as messages
      from outbox left join campaign on campaign.id = outbox.campaign_id
      where outbox.state = 'held'
      group by outbox.campaign_id, campaign.name, outbox.channel
      order by coalesce(outbox.campaign_id, 0)`,
  );

type Ask = { campaignId: Id | null; now: Instant };

const ofCampaign = (campaignId: Id | null) =>
  campaignId === null
    ? { where: `state = 'held' and campaign_id is null`, values: [] }
    : { where: `state = 'held' and campaign_id = ?`, values: [campaignId] };

/** What was not written yet is planned anew, the rest goes back to the queue. */
export function letGo(db: Db, { campaignId, now }: Ask): Promise<number> {
  const { where, values } = ofCampaign(campaignId);
  return changedBy(
    db,
    `update outbox set state = case when recipient is null then 'planned' else 'queued' end, reason = null,
        not_before = ?, changed_at = ?
      where ${where}`,
    [now, now, ...values],
  );
}

export function callBack(db: Db, { campaignId, now }: Ask): Promise<number> {
  const { where, values } = ofCampaign(campaignId);
  return changedBy(db, `update outbox set state = 'cancelled', reason = 'restored', changed_at = ? where ${where}`, [
    now,
    ...values,
  ]);
}
