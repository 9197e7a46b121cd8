import type { Context } from '../context.ts';
import { capOf } from '../outbox/sending/cap.ts';
import type { Judging } from './audience.sql.ts';
import { amongOf } from './audience.ts';
import { audienceOf, type CampaignRow } from './campaigns.ts';

/** Whom a campaign means, and by what each of them is judged. */
export const judging = async (ctx: Context, row: CampaignRow): Promise<Judging> => ({
  campaignId: row.id,
  cap: await capOf(ctx, row.send_at ?? ctx.now()),
  among: await amongOf(ctx, audienceOf(row)),
  channel: row.channel,
  purpose: row.purpose,
  oncePerAddress: row.once_per_address === 1,
});
