import { KapocsError } from '#contract/errors.ts';
import { HttpSettings, SmtpSettings, loopbackHosts, type Gateway, type gateways } from '#contract/gateways.ts';
import type { Parsed } from '#contract/endpoint.ts';
import type { Channel } from '#contract/outbox.ts';
import { secretMoves } from '#contract/secret-places.ts';
import type { Context, Reading, Tx } from '../context.ts';
import * as history from '../history/history.ts';
import { lastBalance } from './balance/balance.ts';
import * as sql from './gateways.sql.ts';
import { jobName } from './job-name.ts';

/** The right side of Message-IDs: the domain messages are sent from. */
export async function mailDomain({ db }: Reading): Promise<string> {
  const row = await sql.gateway(db, 'email');
  if (row.kind !== 'smtp') return 'kapocs.localhost';
  const { from } = SmtpSettings.parse(JSON.parse(row.settings));
  return from.slice(from.lastIndexOf('@') + 1);
}

function settingsOf({ kind, settings }: sql.GatewayRow): SmtpSettings | HttpSettings | null {
  switch (kind) {
    case 'trial':
      return null;
    case 'smtp':
      return SmtpSettings.parse(JSON.parse(settings));
    case 'http':
      return HttpSettings.parse(JSON.parse(settings));
    default:
      return kind satisfies never;
  }
}

function stateOf({ paused_at, rest_until }: sql.GatewayRow, now: string): Gateway['state'] {
  if (paused_at !== null) return 'paused';
  return rest_until !== null && rest_until > now ? 'resting' : 'working';
}

/** The secret stays inside: only whether there is one. */
export async function see(ctx: Reading, channel: Channel, training: boolean): Promise<Gateway> {
  const row = await sql.gateway(ctx.db, channel);
  return {
    channel,
    kind: row.kind,
    settings: settingsOf(row),
    secretSet: row.secret !== null,
    state: stateOf(row, ctx.now()),
    trouble: row.trouble,
    troubleAt: row.trouble_at,
    restUntil: row.rest_until,
    trialOnly: training,
    balance: await lastBalance(ctx, row, training),
  };
}

const fresh = { failures: 0, trouble: null, trouble_at: null, rest_until: null, paused_at: null, tokens_at: null };

/** A password in clear is for this machine only. */
function refuseOpenPassword({ host, security, user }: SmtpSettings): void {
  const here = (loopbackHosts as readonly string[]).includes(host);
  if (security === 'none' && user !== '' && !here) throw new KapocsError('GATEWAY_NOT_SAFE');
}

type Named = Exclude<Parsed<typeof gateways.set>, { kind: 'trial' }>;

/** A secret belongs to the kind it was given for, and to the servers it was given for: else it could be lured away. */
function keptFor({ kind, settings }: Named, before: sql.GatewayRow): string | null {
  if (before.secret === null || before.kind !== kind) return null;
  const known = settingsOf(before);
  if (known === null || secretMoves(known, settings)) throw new KapocsError('SECRET_AGAIN');
  return before.secret;
}

/**
 * Throws TRIAL_ONLY in training, GATEWAY_NOT_SAFE for a password sent in clear over a network, SECRET_AGAIN where the
 * one that is kept was given for another server.
 */
export async function set(ctx: Context, input: Parsed<typeof gateways.set>): Promise<Gateway> {
  if (ctx.training && input.kind !== 'trial') throw new KapocsError('TRIAL_ONLY');
  if (input.kind === 'smtp') refuseOpenPassword(input.settings);
  return ctx.write(async (tx) => {
    const before = await sql.gateway(tx.db, input.channel);
    const trial = input.kind === 'trial';
    await sql.update(tx.db, input.channel, {
      ...fresh,
      kind: input.kind,
      settings: JSON.stringify(trial ? {} : input.settings),
      secret: input.kind === 'trial' ? null : input.secret === undefined ? keptFor(input, before) : input.secret,
      revision: before.revision + 1,
    });
    await history.record(tx, {
      action: 'gateway.set',
      object: `gateway:${input.channel}`,
      details: { kind: input.kind, newSecret: !trial && typeof input.secret === 'string' },
    });
    return goOn(tx, input.channel, ctx.training);
  });
}

/** After a pause because of errors; what waited goes out. */
export const resume = (ctx: Context, channel: Channel): Promise<Gateway> =>
  ctx.write(async (tx) => {
    await sql.update(tx.db, channel, fresh);
    await history.record(tx, { action: 'gateway.resumed', object: `gateway:${channel}` });
    return goOn(tx, channel, ctx.training);
  });

function goOn(tx: Tx, channel: Channel, training: boolean): Promise<Gateway> {
  tx.tell('settings', []);
  tx.tell('campaigns', []);
  tx.wake(jobName(channel, 'fast'));
  tx.wake(jobName(channel, 'bulk'));
  return see(tx, channel, training);
}
