import { SmtpSettings } from '#contract/gateways.ts';
import type { Tx } from '../../context.ts';
import { domainOf } from '../senders/dkim-key.ts';
import * as sql from './domain-pace.sql.ts';
import type { GatewaySet } from './gateway-use.ts';
import { settle } from './ledger.sql.ts';
import { later, type Leased } from './ledger.ts';

const MINUTE = 60_000;

/** Letters one domain of recipients may get in a minute; null: as many as there are. */
const perMinute = (set: GatewaySet): number | null =>
  set.kind === 'smtp' ? SmtpSettings.parse(JSON.parse(set.settings)).perDomainMinute : null;

/** The bucket of a domain after so many ms: never more than a minute’s worth. `before` undefined: nobody has looked yet. */
export const tokensAfter = (before: number | undefined, pace: number, ms: number): number =>
  before === undefined ? pace : Math.min(pace, before + (Math.max(ms, 0) * pace) / MINUTE);

/**
 * Of leased messages, those their domains may get now. The rest go back to the queue, one after the other at the
 * pace, so that they are not looked at again at every turn. In the transaction that leased them.
 */
export async function withinDomains(tx: Tx, set: GatewaySet, leased: readonly Leased[]): Promise<Leased[]> {
  const pace = perMinute(set);
  if (pace === null || leased.length === 0) return [...leased];
  const now = tx.now();
  const byDomain = Map.groupBy(leased, ({ recipient }) => domainOf(recipient));
  const known = new Map((await sql.read(tx.db, [...byDomain.keys()])).map((row) => [row.domain, row]));
  const kept: Leased[] = [];
  const blank = { state: 'queued', reason: null, answer: null, provider_ref: null, tries: 0 } as const;
  const putOff: Parameters<typeof settle>[1]['messages'][number][] = [];
  const after: sql.PaceRow[] = [];
  for (const [domain, messages] of byDomain) {
    const row = known.get(domain);
    const tokens = tokensAfter(row?.tokens, pace, row ? Date.parse(now) - Date.parse(row.tokens_at) : 0);
    const granted = Math.min(messages.length, Math.floor(tokens));
    kept.push(...messages.slice(0, granted));
    for (const [at, { id, fence }] of messages.slice(granted).entries())
      putOff.push({ ...blank, id, fence, not_before: later(now, Math.ceil(((at + 1) * MINUTE) / pace)) });
    after.push({ domain, tokens: tokens - granted, tokens_at: now });
  }
  await sql.write(tx.db, after);
  if (putOff.length > 0) await settle(tx.db, { now, messages: putOff });
  return kept;
}
