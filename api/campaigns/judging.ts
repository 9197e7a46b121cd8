import type { Context } from '../context.ts';
import { capOf } from '../outbox/sending/cap.ts';
import { approvedOf, type Judging } from './audience.sql.ts';
import { amongOf } from './audience.ts';
import { audienceOf, type CampaignRow } from './campaigns.ts';

/** Whom a campaign means, and by what each of them is judged; once approved, of those alone whom the approver saw. */
export async function judging(ctx: Context, row: CampaignRow): Promise<Judging> {
  const { among, ...all } = await judgingAll(ctx, row);
  return { ...all, among: row.state === 'approved' ? [...among, approvedOf(row.id)] : among };
}

/** The same of everybody it means by now. */
export const judgingAll = async (ctx: Context, row: CampaignRow): Promise<Judging> => ({
  campaignId: row.id,
  cap: await capOf(ctx, row.send_at ?? ctx.now()),
  among: await amongOf(ctx, audienceOf(row)),
  channel: row.channel,
  purpose: row.purpose,
  oncePerAddress: row.once_per_address === 1,
});
