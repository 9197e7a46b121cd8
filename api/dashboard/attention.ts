import type { Attention } from '#contract/attention.ts';
import * as backups from '../backups/backups.ts';
import type { Context } from '../context.ts';
import { readCounts } from '../imports/counts.ts';
import * as sql from './attention.sql.ts';

/** What waits for the administrator: counted from the rows themselves, so that each number opens them. */
export async function attention(ctx: Context): Promise<Attention> {
  const { db, training } = ctx;
  const now = ctx.now();
  const [doubt, campaignsPaused, listsWaiting, listsFailed, applied, gateways, administrators, copies] =
    await Promise.all([
      sql.inDoubt(db),
      sql.campaigns(db, 'paused'),
      sql.lists(db, ['preview', 'needs_mapping']),
      sql.lists(db, ['failed']),
      sql.lastApplied(db),
      sql.gateways(db),
      sql.administrators(db),
      backups.list(ctx),
    ]);
  const channelsOf = (which: (row: sql.GatewayRow) => boolean): Attention['trialInUse'] =>
    training ? [] : gateways.filter(which).map(({ channel }) => channel);
  return {
    inDoubt: doubt.count,
    campaignsPaused,
    listsWaiting,
    listsFailed,
    faultyLines: faultyIn(applied),
    gatewaysFailing: channelsOf(
      ({ kind, paused_at, rest_until }) =>
        kind !== 'trial' && (paused_at !== null || (rest_until !== null && rest_until > now)),
    ),
    trialInUse: channelsOf(({ kind }) => kind === 'trial'),
    administrators,
    lastBackupAt: copies[0]?.at ?? null,
  };
}

function faultyIn(applied: { id: number; counts: string } | undefined): Attention['faultyLines'] {
  if (!applied) return { count: 0, newest: null };
  const { faulty } = readCounts(applied.counts);
  return { count: faulty, newest: faulty > 0 ? applied.id : null };
}
