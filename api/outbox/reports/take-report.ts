import { timingSafeEqual } from 'node:crypto';
import { HttpSettings } from '#contract/gateways.ts';
import { KapocsError } from '#contract/errors.ts';
import type { Context, Tx } from '../../context.ts';
import * as gateway from '../sending/gateway-use.ts';
import { noteReached } from '../reached.ts';
import { reportKey } from './report-key.ts';
import { reportsIn, type SmsReport } from './read-report.ts';
import * as sql from './reports.sql.ts';

/** Forward only: reports come late, twice, in any order (sending.md §3.1). `delivered` is final. */
export async function takeReport(tx: Tx, { id, fate }: SmsReport, by: 'ours' | 'provider'): Promise<boolean> {
  const now = tx.now();
  const key = by === 'provider' ? { provider_ref: id } : /^\d{1,15}$/.test(id) ? { id: Number(id) } : null;
  if (key === null) return false;
  const named = await sql.named(tx.db, key);
  const moved = new Set((await sql.move(tx.db, key, fate, now)).map((row) => row.id));
  if (moved.size > 0) {
    if (fate !== 'failed')
      await noteReached(
        tx,
        named.filter((row) => moved.has(row.id)),
      );
    tx.tell('outbox', moved);
    tx.tell('campaigns', []);
  }
  return moved.size > 0;
}

/** What a provider reports by calling us. Throws NOT_FOUND for a wrong key; says how many messages moved. */
export async function hear(ctx: Context, key: string, values: Record<string, unknown>): Promise<number> {
  const right = Buffer.from(reportKey(ctx.pepper));
  const given = Buffer.from(key);
  if (given.length !== right.length || !timingSafeEqual(given, right)) throw new KapocsError('NOT_FOUND');
  const set = await gateway.read(ctx, 'sms');
  if (set.kind !== 'http') return 0;
  const { report } = HttpSettings.parse(JSON.parse(set.settings));
  if (report === null) return 0;
  const reports = reportsIn(values, report);
  return ctx.write(async (tx) => {
    let moved = 0;
    for (const each of reports) if (await takeReport(tx, each, report.by)) moved += 1;
    return moved;
  });
}
