import type { Instant } from '#contract/basics.ts';
import type { Waiting } from '#contract/campaigns.ts';
import { openAlways, openingAt } from '#contract/sending-hours.ts';
import type { Reading } from '../context.ts';
import * as gateway from '../outbox/sending/gateway-use.ts';
import { workingTime } from '../settings/hours.ts';
import type { CampaignRow } from './campaigns.sql.ts';
import { USUAL_PER_SECOND, finishTime } from './finish-time.ts';

export type Outlook = { waiting: Waiting | null; endsAt: Instant | null };

const nothing: Outlook = { waiting: null, endsAt: null };

/** What a running campaign with so many messages still to go waits for, and when it would be done. */
export async function outlook(
  ctx: Reading,
  row: Pick<CampaignRow, 'channel' | 'state' | 'urgent_why'>,
  left: number,
): Promise<Outlook> {
  if (row.state !== 'running' || left === 0) return nothing;
  const now = ctx.now();
  const set = await gateway.read(ctx, row.channel);
  if (set.paused_at !== null) return { waiting: { why: 'gateway', until: null, trouble: set.trouble }, endsAt: null };
  const { hours, movedDays } = await workingTime(ctx);
  const span = { hours: (row.urgent_why === null ? hours : openAlways)[row.channel], movedDays };
  const endsAt = finishTime(now, left, { ...gateway.paceOf(set), usual: USUAL_PER_SECOND[row.channel] }, span);
  if (gateway.stopped(set, now))
    return { waiting: { why: 'rest', until: set.rest_until, trouble: set.trouble }, endsAt };
  const opening = openingAt(now, span.hours, movedDays);
  if (!opening.open) return { waiting: { why: 'hours', until: opening.opensAt, trouble: null }, endsAt };
  return { waiting: null, endsAt };
}
