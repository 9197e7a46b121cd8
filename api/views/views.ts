import type { AccountFilter, AccountSort } from '#contract/accounts.ts';
import type { Id } from '#contract/basics.ts';
import type { Parsed } from '#contract/endpoint.ts';
import { KapocsError } from '#contract/errors.ts';
import type { View, views } from '#contract/views.ts';
import type { Reading, Tx } from '../context.ts';
import * as history from '../history/history.ts';
import * as sql from './views.sql.ts';

const self = ({ actor }: Reading): Id => actor?.id ?? 0;

const viewOf = (ctx: Reading, row: sql.ViewRow): View => ({
  id: row.id,
  name: row.name,
  shared: row.shared === 1,
  own: row.owner_id === self(ctx),
  filter: JSON.parse(row.filter) as AccountFilter,
  sort: row.sort as AccountSort | null,
});

export const list = async (ctx: Reading): Promise<View[]> =>
  (await sql.seenBy(ctx.db, self(ctx))).map((row) => viewOf(ctx, row));

/** A view of the same name and owner is replaced. */
export async function save(tx: Tx, { name, shared, filter, sort }: Parsed<typeof views.save>): Promise<View> {
  const row = await sql.save(tx.db, {
    owner_id: self(tx),
    name,
    shared: shared ? 1 : 0,
    filter: JSON.stringify(filter),
    sort,
  });
  await history.record(tx, { action: 'view.saved', object: `view:${row.id}`, details: { shared } });
  tx.tell('settings', [row.id]);
  return viewOf(tx, row);
}

/** One's own; as administrator also a shared one. Throws NOT_FOUND, NOT_ALLOWED for another's shared view. */
export async function remove(tx: Tx, id: Id): Promise<void> {
  const view = (await list(tx)).find((each) => each.id === id);
  if (!view) throw new KapocsError('NOT_FOUND', { viewId: id });
  if (!view.own && tx.actor?.role !== 'admin') throw new KapocsError('NOT_ALLOWED', { viewId: id });
  await sql.remove(tx.db, id);
  await history.record(tx, { action: 'view.deleted', object: `view:${id}` });
  tx.tell('settings', [id]);
}
