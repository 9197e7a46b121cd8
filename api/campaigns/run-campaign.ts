import type { Id } from '#contract/basics.ts';
import type { Campaign, campaigns, CampaignState } from '#contract/campaigns.ts';
import type { Parsed } from '#contract/endpoint.ts';
import { KapocsError } from '#contract/errors.ts';
import type { DoneTo } from '#contract/history-actions.ts';
import type { Context, Tx } from '../context.ts';
import { crashPoint } from '../crash-point.ts';
import * as history from '../history/history.ts';
import { badShare } from './bad-share.ts';
import { jobName } from '../outbox/job-name.ts';
import { sendingRules } from '../settings/sending-rules.ts';
import { unknownFields } from '../templates/renderer.ts';
import * as users from '../users/users.ts';
import * as audience from './audience.sql.ts';
import { audienceOf, find, see, type CampaignRow } from './campaigns.ts';
import * as sql from './campaigns.sql.ts';
import { judging, judgingAll } from './judging.ts';

export const wordingOf = (row: CampaignRow) => ({
  channel: row.channel,
  language: row.language,
  subject: row.subject,
  body: row.body,
  smsMode: row.sms_mode,
});

/** Meant for one renewal period: who is moved to another meanwhile does not get it. */
const isBoundToCohort = (row: CampaignRow): boolean => {
  const meant = audienceOf(row);
  return 'filter' in meant && meant.filter.cohort !== undefined;
};

/** Whether so many recipients need a second person, and there is one. */
export const approvalNeeded = async (ctx: Pick<Tx, 'db'>, createdBy: Id, recipients: number): Promise<boolean> =>
  recipients > (await sendingRules(ctx)).approvalAbove && (await users.anotherAdministrator(ctx, createdBy));

async function done(
  tx: Tx,
  id: Id,
  action: DoneTo<'campaign'>,
  details: Record<string, string | number> = {},
): Promise<Campaign> {
  await history.record(tx, { action: `campaign.${action}`, object: `campaign:${id}`, details });
  tx.tell('campaigns', [id]);
  tx.tell('outbox', []);
  tx.wake('campaigns');
  return see(tx, id);
}

async function move(
  tx: Tx,
  row: CampaignRow,
  from: readonly CampaignState[],
  to: CampaignState,
  change: Parameters<typeof sql.move>[4] = {},
): Promise<void> {
  if ((await sql.move(tx.db, row.id, from, to, change)) === 0)
    throw new KapocsError('STATE_WRONG', { state: row.state });
}

/**
 * Whoever would get it now is kept with the approval: it is theirs alone, whatever the filter matches later. Throws
 * SECOND_PERSON_NEEDED for what one made oneself or was the last to change.
 */
export async function approve(ctx: Context, id: Id): Promise<Campaign> {
  const before = await find(ctx, id);
  const seen = await judgingAll(ctx, before);
  return ctx.write(async (tx) => {
    const row = await find(tx, id);
    if (row.audience !== before.audience || row.channel !== before.channel) throw new KapocsError('CONFLICT');
    if ([row.created_by, row.changed_by].includes(tx.actor?.id ?? 0)) throw new KapocsError('SECOND_PERSON_NEEDED');
    await move(tx, row, ['draft'], 'approved', { approved_at: tx.now(), approved_by: tx.actor?.id ?? null });
    await audience.keepApproved(tx.db, seen);
    return done(tx, id, 'approved');
  });
}

/**
 * Freezes the audience and begins. Throws TEMPLATE_FIELD_UNKNOWN, TEMPLATE_FAULT, CONSENT_NEEDED for advertising nobody agreed to,
 * CLIENT_RESTRICTED, AUDIENCE_EMPTY, ADDRESSES_BAD, APPROVAL_NEEDED, STATE_WRONG when it has started already.
 */
export async function start(ctx: Context, id: Id): Promise<Campaign> {
  const row = await find(ctx, id);
  const unknown = await unknownFields(wordingOf(row));
  if (unknown.length > 0) throw new KapocsError('TEMPLATE_FIELD_UNKNOWN', { fields: unknown });
  const judged = await judging(ctx, row);
  return ctx.write(async (tx) => {
    const now = tx.now();
    const later = row.send_at !== null && row.send_at > now;
    const begun = { started_at: now, started_by: tx.actor?.id ?? null };
    // From `row` as read before: whoever changed or started it meanwhile makes this fail.
    await move(tx, row, [row.state === 'approved' ? 'approved' : 'draft'], later ? 'scheduled' : 'running', begun);
    await audience.freeze(tx.db, {
      ...judged,
      boundToCohort: isBoundToCohort(row),
      senderId: row.sender_id,
      now,
      notBefore: row.send_at ?? now,
      by: tx.actor?.id ?? null,
    });
    crashPoint('enqueue');
    const counts = await sql.counts(tx.db, [id]);
    const planned = counts.find(({ state }) => state === 'planned')?.n ?? 0;
    if (planned === 0 && counts.some(({ reason }) => reason === 'paused_account'))
      throw new KapocsError('CLIENT_RESTRICTED');
    if (planned === 0) throw new KapocsError(row.purpose === 'marketing' ? 'CONSENT_NEEDED' : 'AUDIENCE_EMPTY');
    const rules = await sendingRules(tx);
    const bad = badShare(planned, (reason) => counts.find((each) => each.reason === reason)?.n ?? 0, rules);
    if (bad.tooMany) throw new KapocsError('ADDRESSES_BAD', { share: bad.share });
    if (row.state !== 'approved' && (await approvalNeeded(tx, row.created_by, planned)))
      throw new KapocsError('APPROVAL_NEEDED', { recipients: planned, above: rules.approvalAbove });
    return done(tx, id, 'started', { recipients: planned });
  });
}

export const pause = (ctx: Context, id: Id): Promise<Campaign> =>
  ctx.write(async (tx) => {
    await move(tx, await find(tx, id), ['running'], 'paused');
    return done(tx, id, 'paused');
  });

export const resume = (ctx: Context, id: Id): Promise<Campaign> =>
  ctx.write(async (tx) => {
    const row = await find(tx, id);
    await move(tx, row, ['paused'], 'running');
    tx.wake(jobName(row.channel, 'bulk'));
    return done(tx, id, 'resumed');
  });

export const cancel = (ctx: Context, id: Id): Promise<Campaign> =>
  ctx.write(async (tx) => {
    const row = await find(tx, id);
    const finished = { finished_at: tx.now() };
    await move(tx, row, ['draft', 'approved', 'scheduled', 'running', 'paused'], 'cancelled', finished);
    const called = await sql.cancelMessages(tx.db, id, tx.now());
    return done(tx, id, 'cancelled', { messages: called });
  });

/** Throws STATE_WRONG for one that has not begun, or is over. */
export const urgent = (ctx: Context, { id, reason }: Parsed<typeof campaigns.urgent>): Promise<Campaign> =>
  ctx.write(async (tx) => {
    const row = await find(tx, id);
    const begun: readonly CampaignState[] = ['scheduled', 'running', 'paused'];
    await move(tx, row, begun.includes(row.state) ? [row.state] : [], row.state, { urgent_why: reason });
    tx.wake(jobName(row.channel, 'bulk'));
    return reason === null ? done(tx, id, 'calmed') : done(tx, id, 'made_urgent', { reason });
  });

/** Throws STATE_WRONG when nothing failed. */
export const retry = (ctx: Context, id: Id): Promise<Campaign> =>
  ctx.write(async (tx) => {
    const row = await find(tx, id);
    const again = await sql.replanFailed(tx.db, id, tx.now());
    if (again === 0) throw new KapocsError('STATE_WRONG', { state: row.state, failed: 0 });
    await move(tx, row, ['running', 'done', 'paused'], row.state === 'paused' ? 'paused' : 'running', {
      finished_at: null,
    });
    return done(tx, id, 'retried', { messages: again });
  });
