import type { AccountCard } from '#contract/accounts.ts';
import type { Id } from '#contract/basics.ts';
import { KapocsError } from '#contract/errors.ts';
import { card } from '../accounts/card.ts';
import { correctionsOf } from '../accounts/corrections.ts';
import type { Context } from '../context.ts';
import * as history from '../history/history.ts';
import { heldFor } from '../mailbox/held.ts';
import * as consents from '../outbox/addresses/consents.ts';
import * as suppressions from '../outbox/addresses/suppressions.ts';

const PAGE = 100;

/** Every account of the client, with what its card shows. */
async function cardsOf(ctx: Context, id: Id): Promise<AccountCard[]> {
  const first = await card(ctx, id);
  if (first.erasedOn !== null) throw new KapocsError('STATE_WRONG', { state: 'erased' });
  const others = await Promise.all(first.siblings.map((sibling) => card(ctx, sibling.id)));
  return [first, ...others];
}

/** Everything held on the client of an account. Throws NOT_FOUND, STATE_WRONG for somebody erased. */
export async function gather(ctx: Context, id: Id) {
  const accounts = await cardsOf(ctx, id);
  const ids = accounts.map(({ id: each }) => each);
  const corrections = await correctionsOf(ctx, ids);
  const addresses = new Set(
    [
      ...accounts.flatMap(({ email, mobile, listed }) => [email, mobile, listed?.email, listed?.mobile]),
      ...corrections.flatMap(({ field, before, after }) => (field === 'secondary_phone' ? [] : [before, after])),
    ].filter((address) => typeof address === 'string'),
  );
  const about = [...addresses].map((address) => ({ address, limit: PAGE }));
  const [blocked, agreed, held, deeds] = await Promise.all([
    Promise.all(about.map((asked) => suppressions.list(ctx, asked))),
    Promise.all(about.map((asked) => consents.list(ctx, asked))),
    heldFor(ctx, ids),
    history.about(
      ctx,
      ids.map((each) => `account:${each}` as const),
    ),
  ]);
  return {
    madeAt: ctx.now(),
    accounts,
    corrections,
    ...held,
    suppressions: blocked.flatMap(({ rows }) => rows),
    consents: agreed.flatMap(({ rows }) => rows),
    history: deeds,
  };
}

export type Held = Awaited<ReturnType<typeof gather>>;
