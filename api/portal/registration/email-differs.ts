import type { Id } from '#contract/basics.ts';
import * as accounts from '../../accounts/accounts.ts';
import type { Tx } from '../../context.ts';

/** Tells the office whether the client logs in with another address than the contract has (portal.md 3.3). */
export async function noteEmailDiffers(tx: Tx, accountId: Id, usernameKey: string): Promise<void> {
  const { email } = await accounts.find(tx, accountId);
  await accounts.noteEmailDiffers(tx, accountId, email !== null && email.toLowerCase() !== usernameKey);
}
