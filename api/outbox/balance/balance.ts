import { z } from 'zod';
import { Instant } from '#contract/basics.ts';
import { KapocsError } from '#contract/errors.ts';
import { HttpSettings } from '#contract/gateways.ts';
import { type Channel, gatewayTroubles } from '#contract/outbox.ts';
import type { Balance } from '#contract/sms-balance.ts';
import { balanceAsked } from '#contract/sms-presets.ts';
import type { Context, Reading, Tx } from '../../context.ts';
import { storedSetting, storeSetting } from '../../settings/stored.ts';
import * as sql from '../gateways.sql.ts';
import { askBalance } from './ask-balance.ts';

/* What the provider of SMS has left of what was paid in: asked when somebody wants to know, kept with its time. */

const SETTING = 'sms_balance';
/** Whoever asks again within this gets what was said then. */
const AGAIN_MS = 60_000;

const Kept = z.object({
  /** of the gateway’s settings: what another account or provider said is no answer */
  revision: z.number(),
  askedAt: Instant,
  amount: z.number().nullable(),
  unit: z.string(),
  at: Instant.nullable(),
  trouble: z.enum(gatewayTroubles).nullable(),
});
type Kept = z.output<typeof Kept>;

const settingsOf = (row: sql.GatewayRow, training: boolean): HttpSettings | null =>
  row.kind === 'http' && !training ? HttpSettings.parse(JSON.parse(row.settings)) : null;

async function keptFor(ctx: Pick<Reading, 'db'>, { revision }: sql.GatewayRow): Promise<Kept | null> {
  const kept = Kept.nullable().parse(await storedSetting(ctx, SETTING));
  return kept?.revision === revision ? kept : null;
}

function shown(kept: Kept | null, { balanceLow }: HttpSettings): Balance {
  const { amount, unit, at, trouble } = kept ?? { amount: null, unit: '', at: null, trouble: null };
  return { amount, unit, at, trouble, low: amount !== null && balanceLow !== null && amount < balanceLow };
}

/** What was told last; null for a gateway that tells nothing. */
export async function lastBalance(
  ctx: Pick<Reading, 'db'>,
  row: sql.GatewayRow,
  training: boolean,
): Promise<Balance | null> {
  const settings = settingsOf(row, training);
  return settings === null || balanceAsked(settings) === null ? null : shown(await keptFor(ctx, row), settings);
}

/** Throws BALANCE_NOT_TOLD. A provider that does not answer is told in `trouble`; what it said before stays. */
export async function refreshBalance(ctx: Context, channel: Channel): Promise<Balance> {
  const row = await sql.gateway(ctx.db, channel);
  const settings = settingsOf(row, ctx.training);
  const asked = settings && balanceAsked(settings);
  if (!settings || !asked) throw new KapocsError('BALANCE_NOT_TOLD');
  const before = await ctx.write((tx) => takeTurn(tx, row));
  if (before === null) return shown(await keptFor(ctx, row), settings);
  const told = await askBalance(settings, row.secret, asked);
  const now: Kept =
    'trouble' in told ? { ...before, ...told } : { ...before, ...told, at: before.askedAt, trouble: null };
  if ('trouble' in told) ctx.log.warn({ channel, trouble: told.trouble }, 'the balance was not told');
  await ctx.write(async (tx) => {
    await storeSetting(tx, SETTING, now);
    tx.tell('settings', []);
  });
  return shown(now, settings);
}

/** Notes that it is being asked; null when that was done a moment ago. */
async function takeTurn(tx: Tx, row: sql.GatewayRow): Promise<Kept | null> {
  await sql.heldGateway(tx.db, row.channel);
  const kept = await keptFor(tx, row);
  const askedAt = tx.now();
  // A clock set back is no reason to wait for it.
  if (kept !== null && Math.abs(Date.parse(askedAt) - Date.parse(kept.askedAt)) < AGAIN_MS) return null;
  const nothing = { amount: null, unit: '', at: null, trouble: null };
  const next: Kept = { ...nothing, ...kept, revision: row.revision, askedAt };
  await storeSetting(tx, SETTING, next);
  return next;
}

/** Whether so many parts cost more than is left, as far as their prices can be compared. */
export async function beyondBalance(
  ctx: Pick<Reading, 'db'>,
  { row, parts, training }: { row: sql.GatewayRow; parts: number; training: boolean },
): Promise<boolean> {
  const settings = settingsOf(row, training);
  const left = await lastBalance(ctx, row, training);
  if (!settings || left === null || left.amount === null) return false;
  const { balancePerPart, pricePerPart } = settings;
  const each = balancePerPart ?? (isForint(left.unit) ? pricePerPart : null);
  return each !== null && parts * each > left.amount;
}

const isForint = (unit: string): boolean => /^(?:huf|ft)\.?$/i.test(unit);
