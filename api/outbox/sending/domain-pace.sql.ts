import type { Instant } from '#contract/basics.ts';
import type { Db } from '#db/connect.ts';

export type PaceRow = { domain: string; tokens: number; tokens_at: Instant };

export const read = (db: Db, domains: readonly string[]): Promise<PaceRow[]> =>
  db('domain_pace').select<PaceRow[]>('domain', 'tokens', 'tokens_at').whereIn('domain', domains);

export const write = (db: Db, rows: readonly PaceRow[]): Promise<unknown> =>
  db('domain_pace').insert(rows).onConflict('domain').merge();
