import type { Audience } from '#contract/campaigns.ts';
import * as accounts from '../accounts/accounts.ts';
import type { Reading } from '../context.ts';
import { idsIn, reachedBy, type Among } from './audience.sql.ts';

/** Whom an audience means for this person: a broker never reaches beyond its own clients. */
export async function amongOf(ctx: Reading, audience: Audience): Promise<Among> {
  if ('filter' in audience) return [await accounts.matching(ctx, audience.filter)];
  // A step of the ladder begins at once: whom it means was fixed with it.
  const ids = 'accountIds' in audience ? audience.accountIds : [];
  const chosen = 'notReactedTo' in audience ? reachedBy(audience.notReactedTo) : idsIn(ids);
  return ctx.actor?.role === 'broker' ? [chosen, await accounts.matching(ctx, {})] : [chosen];
}
