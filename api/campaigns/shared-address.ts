import type { Id } from '#contract/basics.ts';
import type { Preview } from '#contract/templates.ts';
import { KapocsError } from '#contract/errors.ts';
import type { Context } from '../context.ts';
import { recipients, type Recipient } from '../templates/fields.ts';
import { previewFor } from '../templates/preview.ts';
import * as sql from './audience.sql.ts';
import { find, type CampaignRow } from './campaigns.ts';
import { judging } from './judging.ts';
import { merged } from './merged.ts';
import { wordingOf } from './run-campaign.ts';

type Clients = Map<Id, Recipient>;

/** Clients with what their one letter says of the others at the address, who are looked for by `sharersAt`. */
export async function withSharers(
  ctx: Context,
  { row, clients }: { row: CampaignRow; clients: Clients },
  sharersAt: (addresses: readonly string[]) => Promise<{ account_id: Id }[]>,
): Promise<Clients> {
  const addressOf = ({ email, mobile }: Recipient): string =>
    ((row.channel === 'email' ? email : mobile) ?? '').toLowerCase();
  const sharers = await sharersAt([...clients.values()].map(addressOf));
  const others = await recipients(
    ctx,
    sharers.map(({ account_id }) => account_id),
  );
  const at = Map.groupBy(others.values(), addressOf);
  return new Map(
    [...clients].map(([id, client]) => {
      const along = (at.get(addressOf(client)) ?? []).map(({ values }) => values);
      return [id, along.length === 0 ? client : { ...client, values: merged(client.values, along, row.language) }];
    }),
  );
}

/** Clients as a campaign would write to them if it started now. */
export async function clientsBefore(ctx: Context, row: CampaignRow, ids: readonly Id[]): Promise<Clients> {
  const clients = await recipients(ctx, ids);
  if (row.once_per_address === 0) return clients;
  const judged = await judging(ctx, row);
  return withSharers(ctx, { row, clients }, (addresses) => sql.sharersAt(ctx.db, judged, addresses));
}

/** The text as one client would get it. Throws NOT_FOUND, and what a preview throws. */
export async function previewOf(ctx: Context, id: Id, accountId: Id): Promise<Preview> {
  const row = await find(ctx, id);
  const judged = await judging(ctx, row);
  const [inAudience] = await sql.page(ctx.db, judged, { reason: undefined, after: accountId - 1, limit: 1 });
  const client = (await clientsBefore(ctx, row, [accountId])).get(accountId);
  if (inAudience?.id !== accountId || !client) throw new KapocsError('NOT_FOUND', { accountId });
  return previewFor(ctx, wordingOf(row), client);
}
