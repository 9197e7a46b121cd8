import type { Instant } from '#contract/basics.ts';
import type { GatewayKind } from '#contract/gateways.ts';
import type { Channel, GatewayTrouble } from '#contract/outbox.ts';
import type { Db } from '#db/connect.ts';
import { dialectOf } from '#db/dialect.ts';

export type GatewayRow = {
  channel: Channel;
  kind: GatewayKind;
  settings: string;
  secret: string | null;
  revision: number;
  failures: number;
  trouble: GatewayTrouble | null;
  trouble_at: Instant | null;
  rest_until: Instant | null;
  paused_at: Instant | null;
  second_tokens: number;
  hour_tokens: number;
  tokens_at: Instant | null;
};

const columns = [
  'channel',
  'kind',
  'settings',
  'secret',
  'revision',
  'failures',
  'trouble',
  'trouble_at',
  'rest_until',
  'paused_at',
  'second_tokens',
  'hour_tokens',
  'tokens_at',
];

const rowOf = (db: Db, channel: Channel) => db('gateway').select<GatewayRow[]>(columns).where({ channel }).first();

export async function gateway(db: Db, channel: Channel): Promise<GatewayRow> {
  const row = await rowOf(db, channel);
  if (!row) throw new Error(`gateway ${channel} has no row`);
  return row;
}

/** Nobody else spends its pace, and nobody changes it, until the transaction ends. */
export async function heldGateway(db: Db, channel: Channel): Promise<GatewayRow> {
  if (dialectOf(db) === 'postgresql') await rowOf(db, channel).forUpdate();
  return gateway(db, channel);
}

export const update = (db: Db, channel: Channel, change: Partial<Omit<GatewayRow, 'channel'>>): Promise<number> =>
  db('gateway').where({ channel }).update(change);
