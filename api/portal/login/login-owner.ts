import type { PortalLanguage } from '#contract/portal.ts';
import type { Insurer } from '#contract/settings.ts';
import * as accounts from '../../accounts/accounts.ts';
import type { Tx } from '../../context.ts';
import * as outbox from '../../outbox/outbox.ts';
import * as settings from '../../settings/settings.ts';
import type { LoginRow } from './login.sql.ts';
import type { Letter } from '../messages.ts';
import * as registrationSql from '../registration/registration.sql.ts';
import type { RegistrationRow } from '../registration/registration.sql.ts';

/** A login with the registration it came from, which says the language and whose portal it is. */
export type Owner = { registration: RegistrationRow; language: PortalLanguage; sender: Insurer };

export async function ownerOf(tx: Tx, login: Pick<LoginRow, 'id'>): Promise<Owner> {
  const [registration] = await registrationSql.ofLogin(tx.db, login.id);
  if (!registration) throw new Error('a login has a registration');
  const account = await accounts.find(tx, registration.account_id);
  return { registration, language: registration.language, sender: await settings.insurer(tx, account.insurer_id) };
}

/** In the fast lane; `secret` when it carries a code or a link that opens. */
export const mailTo = (
  tx: Tx,
  to: string,
  { registration }: Owner,
  letter: Letter & { secret: boolean },
): Promise<number> =>
  outbox.enqueue(tx, { channel: 'email', lane: 'fast', to, ...letter, accountId: registration.account_id });
