import type { CampaignState } from '#contract/campaigns.ts';
import type { ImportState } from '#contract/imports.ts';
import type { Channel } from '#contract/outbox.ts';
import type { Db } from '#db/connect.ts';

export type SomeRow = { count: number; newest: number | null };

const some = async (rows: Promise<{ n: number | string; newest: number | null } | undefined>): Promise<SomeRow> => {
  const row = await rows;
  return { count: Number(row?.n ?? 0), newest: row?.newest ?? null };
};

type Counted = { n: number | string; newest: number | null };

/** Out of `outbox_unknown`, an index of nothing else. */
export const inDoubt = (db: Db): Promise<SomeRow> =>
  some(db('outbox').where('state', 'unknown').count('* as n').max('id as newest').first<Counted>());

export const campaigns = (db: Db, state: CampaignState): Promise<SomeRow> =>
  some(db('campaign').where({ state }).count('* as n').max('id as newest').first<Counted>());

/** Lists thrown away and waiting to be cleared are none any more. */
export const lists = (db: Db, states: readonly ImportState[]): Promise<SomeRow> =>
  some(
    db('import')
      .whereRaw(`coalesce(waste, 'rows') = 'rows'`)
      .whereIn('state', states)
      .count('* as n')
      .max('id as newest')
      .first<Counted>(),
  );

export const lastApplied = (db: Db): Promise<{ id: number; counts: string } | undefined> =>
  db('import')
    .whereRaw(`coalesce(waste, 'rows') = 'rows'`)
    .where('state', 'applied')
    .orderBy('id', 'desc')
    .first<{ id: number; counts: string } | undefined>('id', 'counts');

export type GatewayRow = { channel: Channel; kind: string; paused_at: string | null; rest_until: string | null };

export const gateways = (db: Db): Promise<GatewayRow[]> =>
  db('gateway').select<GatewayRow[]>('channel', 'kind', 'paused_at', 'rest_until').orderBy('channel');

export const administrators = async (db: Db): Promise<number> =>
  (await some(db('staff').where({ role: 'admin', active: 1 }).count('* as n').max('id as newest').first<Counted>()))
    .count;
