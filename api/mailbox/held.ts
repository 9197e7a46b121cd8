import type { Id } from '#contract/basics.ts';
import type { Reading } from '../context.ts';
import * as sql from './held.sql.ts';
import { policiesOf } from './policies.ts';

/** The contracts told for these accounts, and the items placed for them that are still kept. */
export async function heldFor(ctx: Reading, accountIds: readonly Id[]) {
  const policies = await policiesOf(ctx, accountIds);
  const items = await sql.itemsOf(
    ctx.db,
    policies.map(({ id }) => id),
  );
  return {
    contracts: policies.map(({ id: _id, insurer_id: _insurer, number_key: _key, email_key: _email, ...told }) => told),
    items,
  };
}
