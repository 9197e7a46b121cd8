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
import { sendBatch, type Ready } from './send-batch.ts';

/** Messages leased at a time; a pause or a cancel is felt at once all the same, for each is asked at the gate. */
const BATCH = 250;
/** Leased one after the other before the job takes a breath, and notes how the gateway does. */
const LOADS = 20;

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
      if (all) await recover(ctx, { channel, lane, all });
      if (await sendLane(ctx, lane, closing)) more = true;
    }
    first = false;
    return more ? 'more' : 'idle';
  }

  /** Leases what may go now; null: nothing may. `through`: only while the gateway is still set like this. */
  async function take(ctx: Context, lane: Lane, through?: use.GatewaySet): Promise<Taken | null> {
    await recover(ctx, { channel, lane, all: false });
    if (!(await sql.anyDue(ctx.db, { channel, lane, now: ctx.now() }))) return null;
    const set = await use.read(ctx, channel);
    if (through && through.revision !== set.revision) return null;
    if (lane !== 'test' && use.stopped(set, ctx.now())) return null;
    const hours = lane === 'bulk' ? await openingOf(ctx, channel) : { open: true as const, until: null };
    // outside the hours only what somebody gave a reason for
    const urgent = !hours.open;
    if (urgent && (await sql.runningCampaigns(ctx.db, channel, { urgent })).length === 0) return null;
    const { messages, putOff } = await claim(ctx, { channel, lane, owner, urgent });
    if (messages.length > 0) crashPoint('leased');
    const terms = { openUntil: hours.open ? hours.until : null, rules: await sendingRules(ctx) };
    const dress = await dresser(ctx, messages);
    return { set, ready: messages.map((message) => ({ message, dress: () => dress(message), terms })), putOff };
  }

  async function sendLane(ctx: Context, lane: Lane, closing: AbortSignal): Promise<boolean> {
    const taken = await take(ctx, lane);
    if (taken === null || taken.ready.length === 0) return taken?.putOff ?? false;
    let loads = 1;
    const result = await sendBatch(await gatewayFor(ctx, taken.set), (ledger ??= openLedger(ctx)), {
      first: taken.ready,
      more: async () => {
        loads += 1;
        return loads > LOADS || lane !== 'bulk' ? [] : ((await take(ctx, lane, taken.set))?.ready ?? []);
      },
      now: ctx.now,
      closing,
    });
    if (lane !== 'test' && !closing.aborted) await use.noteHealth(ctx, taken.set, result);
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

type Taken = { set: use.GatewaySet; ready: Ready[]; putOff: boolean };
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
