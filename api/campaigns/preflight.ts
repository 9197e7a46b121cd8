import type { Id } from '#contract/basics.ts';
import type { AudienceReason, Preflight, campaigns } from '#contract/campaigns.ts';
import type { Output, Parsed } from '#contract/endpoint.ts';
import { may } from '#contract/rights.ts';
import { openingAt } from '#contract/sending-hours.ts';
import type { Context } from '../context.ts';
import { beyondBalance, lastBalance } from '../outbox/balance/balance.ts';
import * as gateway from '../outbox/sending/gateway-use.ts';
import { idCursor } from '../outbox/id-cursor.ts';
import { workingTime } from '../settings/hours.ts';
import { sendingRules } from '../settings/sending-rules.ts';
import { unknownFields } from '../templates/renderer.ts';
import * as sql from './audience.sql.ts';
import { badShare } from './bad-share.ts';
import { find, type CampaignRow } from './campaigns.ts';
import { USUAL_PER_SECOND, finishTime } from './finish-time.ts';
import { judging, judgingAll } from './judging.ts';
import { approvalNeeded, wordingOf } from './run-campaign.ts';
import { clientsBefore } from './shared-address.ts';
import { shownOf, tried } from './sample.ts';

/** So many texts are rendered to count parts and missing fields; larger audiences are estimated from them. */
const SAMPLE = 1000;

/** What starting would do, with the very query that will freeze the audience. */
export async function preflight(ctx: Context, id: Id): Promise<Preflight> {
  const row = await find(ctx, id);
  const among = await judging(ctx, row);
  const unapproved = row.state === 'approved' ? await sql.countUnapproved(ctx.db, await judgingAll(ctx, row)) : 0;
  const unknown = await unknownFields(wordingOf(row));
  const counts = await sql.countByReason(ctx.db, among);
  const noConsent = counts.find(({ reason }) => reason === 'no_consent')?.n ?? 0;
  const byReason = inLedger(counts);
  const countOf = (wanted: AudienceReason | null): number => byReason.find(({ reason }) => reason === wanted)?.n ?? 0;
  const willSend = countOf(null);
  const bad = badShare(willSend, countOf, await sendingRules(ctx));
  const sample = (await sql.page(ctx.db, among, { reason: null, after: 0, limit: SAMPLE })).map((each) => each.id);
  const texts = await tried(wordingOf(row), await clientsBefore(ctx, row, sample));
  const factor = sample.length === 0 ? 0 : willSend / sample.length;
  const parts = row.channel === 'sms' ? Math.round(texts.parts * factor) : null;
  return {
    audience: byReason.reduce((sum, { n }) => sum + n, 0),
    willSend,
    skipped: Object.fromEntries(byReason.flatMap(({ reason, n }) => (reason === null ? [] : [[reason, n]]))),
    missing: [...texts.missing].map(([field, n]) => ({ field, count: Math.round(n * factor) })),
    faulty: Math.round(texts.faulty * factor),
    badShare: bad.share,
    tooManyBad: bad.tooMany,
    noConsent,
    unknown,
    parts,
    estimated: willSend > sample.length,
    approvalNeeded: row.state !== 'approved' && (await approvalNeeded(ctx, row.created_by, willSend)),
    unapproved,
    sample: shownOf(sample, texts.lacking),
    ...(await timing(ctx, row, willSend)),
    ...(await money(ctx, row, parts)),
  };
}

const reasonInLedger = (reason: sql.JudgedReason | null): AudienceReason | null =>
  reason === 'no_consent' ? 'suppressed' : reason;

/** The counts by the reasons the ledger would hold. */
function inLedger(counts: readonly { reason: sql.JudgedReason | null; n: number }[]) {
  const sums = new Map<AudienceReason | null, number>();
  for (const { reason, n } of counts) sums.set(reasonInLedger(reason), (sums.get(reasonInLedger(reason)) ?? 0) + n);
  return [...sums].map(([reason, n]) => ({ reason, n }));
}

async function timing(
  ctx: Context,
  row: CampaignRow,
  willSend: number,
): Promise<Pick<Preflight, 'opensAt' | 'finishesAt'>> {
  const { hours, movedDays } = await workingTime(ctx);
  const span = { hours: hours[row.channel], movedDays };
  const from = row.send_at !== null && row.send_at > ctx.now() ? row.send_at : ctx.now();
  const opening = openingAt(from, span.hours, movedDays);
  const set = await gateway.read(ctx, row.channel);
  const opensAt = opening.open ? from : opening.opensAt;
  if (opensAt === null) return { opensAt, finishesAt: null };
  const speed = { ...gateway.paceOf(set), usual: USUAL_PER_SECOND[row.channel] };
  return { opensAt, finishesAt: finishTime(opensAt, willSend, speed, span) };
}

/** What it costs, and whether what is left with the provider is enough; a broker is not told how much that is. */
async function money(
  ctx: Context,
  row: CampaignRow,
  parts: number | null,
): Promise<Pick<Preflight, 'cost' | 'balance' | 'beyondBalance'>> {
  const set = await gateway.read(ctx, row.channel);
  const price = gateway.pricePerPart(set);
  const { training } = ctx;
  const mayKnow = ctx.actor !== null && may(ctx.actor.role, 'gateways:manage');
  return {
    cost: parts === null || price === null ? null : Math.round(parts * price * 100) / 100,
    balance: parts !== null && mayKnow ? await lastBalance(ctx, set, training) : null,
    beyondBalance: parts !== null && (await beyondBalance(ctx, { row: set, parts, training })),
  };
}

/** The clients behind the counts. */
export async function audienceRows(
  ctx: Context,
  { id, reason, limit, after }: Parsed<typeof campaigns.audience>,
): Promise<Output<typeof campaigns.audience>> {
  const row = await find(ctx, id);
  const among = await judging(ctx, row);
  const wanted = reason === 'none' ? null : reason;
  const [rows, counts] = await Promise.all([
    sql.page(ctx.db, among, { reason: wanted, after: idCursor(after) ?? 0, limit }),
    sql.countByReason(ctx.db, among),
  ]);
  const counted = counts.filter((each) => wanted === undefined || each.reason === wanted);
  const last = rows.length === limit ? rows.at(-1) : undefined;
  return {
    rows: rows.map((each) => ({
      id: each.id,
      accountNumber: each.account_number,
      holderName: each.holder_name,
      to: each.recipient,
      reason: reasonInLedger(each.reason),
    })),
    next: last ? String(last.id) : null,
    total: counted.reduce((sum, { n }) => sum + n, 0),
  };
}
