import type { Id } from '#contract/basics.ts';
import { hold } from '../accounts/accounts.ts';
import { accountsMarked, addMarks } from '../accounts/erased.ts';
import type { Context } from '../context.ts';
import * as history from '../history/history.ts';
import { aroundOf, forget } from './erasure.ts';
import { keepMarks, lostMarks } from './kept-marks.ts';

/** Once more, unless an account of the same client took this one along. */
const again = (ctx: Context, id: Id): Promise<boolean> =>
  ctx.write(async (tx) => {
    const account = await hold(tx, id);
    if (account.erased_on !== null) return false;
    const { ids } = await forget(ctx, tx, account, await aroundOf(ctx));
    for (const each of ids)
      await history.record(tx, { action: 'account.erased_again', object: `account:${each}`, details: {} });
    return true;
  });

/**
 * Whoever was erased since the copy was made that has been restored is erased again, before anything runs on the
 * data; says how many clients. The marks are told to the database last: killed on the way, it begins anew.
 */
export async function eraseAgain(ctx: Context): Promise<number> {
  const lost = await lostMarks(ctx);
  let clients = 0;
  if (lost.size > 0) {
    for await (const id of accountsMarked(ctx, ctx, lost)) if (await again(ctx, id)) clients += 1;
    await ctx.write((tx) => addMarks(tx, [...lost]));
    ctx.log.info({ clients }, 'erasures done since the copy were repeated');
  }
  await keepMarks(ctx);
  return clients;
}
