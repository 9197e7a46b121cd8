import type { Instant } from '#contract/basics.ts';
import { HttpSettings, SmtpSettings } from '#contract/gateways.ts';
import type { Channel } from '#contract/outbox.ts';
import type { Context, Reading, Tx } from '../../context.ts';
import { afterTrouble } from './gateway-health.ts';
import * as sql from '../gateways.sql.ts';
import type { Gateway, Gateways } from '../gateways/gateway.ts';
import type { BatchResult } from './send-batch.ts';
import { refilled, room, spent, type Pace, type Tokens } from './throttle.ts';

export type GatewaySet = sql.GatewayRow;

export const read = ({ db }: Reading, channel: Channel): Promise<GatewaySet> => sql.gateway(db, channel);

/** In training only the trial gateway sends, whatever is set. */
export function open(gateways: Gateways, set: GatewaySet, training: boolean): Gateway {
  const kind = training ? 'trial' : set.kind;
  switch (kind) {
    case 'trial':
      return gateways.trial();
    case 'smtp':
      return gateways.smtp(SmtpSettings.parse(JSON.parse(set.settings)), set.secret);
    case 'http':
      return gateways.http(HttpSettings.parse(JSON.parse(set.settings)), set.secret);
    default:
      return kind satisfies never;
  }
}

export const stopped = (set: GatewaySet, now: Instant): boolean =>
  set.paused_at !== null || (set.rest_until !== null && set.rest_until > now);

export function paceOf(set: GatewaySet): Pace {
  if (set.kind === 'trial') return { perSecond: null, perHour: null };
  const { perSecond, perHour } = JSON.parse(set.settings) as Pace;
  return { perSecond, perHour };
}

/** What may go now; `spend` writes how many of them went. Inside one transaction, for one sender at a time. */
export async function allowance(
  tx: Tx,
  channel: Channel,
  wanted: number,
): Promise<{ set: GatewaySet; granted: number; spend: (count: number) => Promise<void> }> {
  const set = await sql.heldGateway(tx.db, channel);
  const pace = paceOf(set);
  if (pace.perSecond === null && pace.perHour === null) return { set, granted: wanted, spend: () => Promise.resolve() };
  const now = tx.now();
  const seconds = set.tokens_at === null ? null : (Date.parse(now) - Date.parse(set.tokens_at)) / 1000;
  const tokens: Tokens = refilled({ second: set.second_tokens, hour: set.hour_tokens }, pace, seconds);
  return {
    set,
    granted: room(tokens, pace, wanted),
    spend: async (count) => {
      const left = spent(tokens, count);
      await sql.update(tx.db, set.channel, { second_tokens: left.second, hour_tokens: left.hour, tokens_at: now });
    },
  };
}

/** One batch with trouble is one error in a row; anything accepted ends the row. */
export async function noteHealth(ctx: Context, set: GatewaySet, { accepted, trouble }: BatchResult): Promise<void> {
  if (trouble === null && (accepted === 0 || set.trouble === null)) return;
  await ctx.write(async (tx) => {
    tx.tell('campaigns', []);
    if (trouble === null) {
      await sql.update(tx.db, set.channel, { failures: 0, trouble: null, trouble_at: null, rest_until: null });
      return;
    }
    const now = tx.now();
    const failures = accepted > 0 ? 1 : set.failures + 1;
    const { pause, restSeconds } = afterTrouble(trouble.kind, failures);
    const rest = Math.max(restSeconds, trouble.seconds ?? 0) * 1000;
    await sql.update(tx.db, set.channel, {
      failures,
      trouble: trouble.kind,
      trouble_at: now,
      rest_until: new Date(Date.parse(now) + rest).toISOString(),
      paused_at: pause ? now : null,
    });
    ctx.log.warn({ channel: set.channel, trouble: trouble.kind, failures, pause }, 'gateway in trouble');
  });
}

/** Forints for one SMS part, where the gateway’s settings tell it. */
export function pricePerPart(set: GatewaySet): number | null {
  return set.kind === 'http' ? HttpSettings.parse(JSON.parse(set.settings)).pricePerPart : null;
}
