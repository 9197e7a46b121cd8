import type { Answer } from '#contract/endpoint.ts';
import type { portal } from '#contract/portal.ts';
import * as accounts from '../../accounts/accounts.ts';
import type { Context } from '../../context.ts';
import type { ClientSession } from './client-session.ts';
import { codeAwaited } from '../registration/live-state.ts';
import * as sql from '../registration/registration.sql.ts';

/** The login and its accounts; before the activation code is confirmed only where that code stands. */
export async function me(ctx: Context, { login, active }: ClientSession): Promise<Answer<typeof portal.me>> {
  const registrations = await sql.ofLogin(ctx.db, login.id);
  const pending = registrations.find(({ state }) => state === 'finished');
  const own = active ? registrations.filter(({ state }) => state === 'confirmed') : [];
  return {
    username: login.username,
    active,
    code: pending && !active ? await codeAwaited(ctx, pending) : null,
    accounts: await Promise.all(
      own.map(async ({ account_id, confirmed_at }) => {
        const { account_number, holder_name } = await accounts.find(ctx, account_id);
        return { accountNumber: account_number, holderName: holder_name, registeredAt: confirmed_at };
      }),
    ),
  };
}
