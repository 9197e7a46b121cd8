import { randomUUID } from 'node:crypto';
import type { Id, Instant } from '#contract/basics.ts';
import { channels, type Channel, type Lane } from '#contract/outbox.ts';
import type { Context } from '../../context.ts';
import { crashPoint } from '../../crash-point.ts';
import type { Job } from '../../job.ts';
import { openingOf } from '../../settings/hours.ts';
import { sendingRules } from '../../settings/sending-rules.ts';
import { withinDomains } from './domain-pace.ts';
import * as use from './gateway-use.ts';
import type { Gateway, Gateways } from '../gateways/gateway.ts';
import { jobName } from '../job-name.ts';
import * as sql from './ledger.sql.ts';
import { LEASE_MS, later, openLedger, type Leased, type Ledger } from './ledger.ts';
import { dresser } from './outgoing.ts';
import { sendBatch } from './send-batch.ts';

/** Messages leased at a time; a pause or a cancel is felt at once all the same, for each is asked at the gate. */
const BATCH = 250;

/** One loop per channel for codes (and trial shots), one for reminders, each with connections of its own. */
export const outboxJobs = (gateways: Gateways): Job[] =>
  channels.flatMap((channel) => [sender(gateways, channel, ['test', 'fast']), sender(gateways, channel, ['bulk'])]);

function sender(gateways: Gateways, channel: Channel, lanes: readonly Lane[]): Job {
  const owner = randomUUID();
  let first = true;
  let ledger: Ledger | null = null;
  let open: { key: string; gateway: Gateway } | null = null;

  async function gatewayFor(ctx: Context, set: use.GatewaySet): Promise<Gateway> {
    const key = `${ctx.training}:${set.revision}`;
    if (open?.key !== key) {
      await open?.gateway.close();
      open = { key, gateway: use.open(gateways, set, ctx.training) };
    }
    return open.gateway;
  }

  async function run(ctx: Context, closing: AbortSignal): Promise<'more' | 'idle'> {
    // On SQLite this program is the only one: whatever is still held belonged to one that was killed.
    const all = first && ctx.dialect === 'sqlite';
    let more = false;
    for (const lane of lanes) {
      await recover(ctx, { channel, lane, all });
      if (await sendLane(ctx, lane, closing)) more = true;
    }
    first = false;
    return more ? 'more' : 'idle';
  }

  async function sendLane(ctx: Context, lane: Lane, closing: AbortSignal): Promise<boolean> {
    if (!(await sql.anyDue(ctx.db, { channel, lane, now: ctx.now() }))) return false;
    const set = await use.read(ctx, channel);
    if (lane !== 'test' && use.stopped(set, ctx.now())) return false;
    const hours = lane === 'bulk' ? await openingOf(ctx, channel) : { open: true as const, until: null };
    // outside the hours only what somebody gave a reason for
    const urgent = !hours.open;
    if (urgent && (await sql.runningCampaigns(ctx.db, channel, { urgent })).length === 0) return false;
    const { messages, putOff } = await claim(ctx, { channel, lane, owner, urgent });
    if (messages.length === 0) return putOff;
    crashPoint('leased');
    const gateway = await gatewayFor(ctx, set);
    const result = await sendBatch(gateway, (ledger ??= openLedger(ctx)), {
      messages,
      dress: await dresser(ctx, messages),
      terms: { openUntil: hours.open ? hours.until : null, rules: await sendingRules(ctx) },
      now: ctx.now,
      closing,
    });
    if (lane !== 'test' && !closing.aborted) await use.noteHealth(ctx, set, result);
    if (lane === 'bulk') for (const job of ['reached', 'campaigns']) ctx.wake(job);
    return result.trouble === null;
  }

  return {
    name: jobName(channel, lanes.includes('bulk') ? 'bulk' : 'fast'),
    everySeconds: 2,
    run,
    close: async () => {
      await open?.gateway.close();
      open = null;
    },
  };
}

type Ask = { channel: Channel; lane: Lane };

async function recover(ctx: Context, { channel, lane, all }: Ask & { all: boolean }): Promise<void> {
  if (!all && !(await sql.anyStale(ctx.db, ctx.now()))) return;
  await ctx.write(async (tx) => {
    const found = await sql.recover(tx.db, { channel, lane, all, now: tx.now() });
    if (found > 0) tx.tell('outbox', []);
  });
}

type Claimed = { messages: Leased[]; putOff: boolean };

/**
 * Leases what is due: evenly from all campaigns under way, so that one reminder never waits behind a hundred thousand.
 * `putOff`: some were due whose domain has had enough for now.
 */
function claim(
  ctx: Context,
  { channel, lane, owner, urgent }: Ask & { owner: string; urgent: boolean },
): Promise<Claimed> {
  return ctx.write(async (tx) => {
    const { set, granted, spend } = await use.allowance(tx, channel, BATCH);
    const most = lane === 'bulk' ? granted : BATCH;
    const campaigns: (Id | null)[] =
      lane === 'bulk' ? (await sql.runningCampaigns(tx.db, channel, { urgent })).map(({ id }) => id) : [];
    const now: Instant = tx.now();
    const until = later(now, LEASE_MS);
    const leased: Leased[] = [];
    const sources = urgent ? campaigns : [null, ...campaigns];
    await sql.byKey(tx.db);
    for (const [at, campaignId] of sources.entries()) {
      const limit = Math.ceil((most - leased.length) / (sources.length - at));
      if (limit > 0) leased.push(...(await sql.claim(tx.db, { channel, lane, campaignId, now, until, owner, limit })));
    }
    const messages = lane === 'bulk' ? await withinDomains(tx, set, leased) : leased;
    await spend(messages.length);
    return { messages: messages.sort((a, b) => a.id - b.id), putOff: messages.length < leased.length };
  });
}
