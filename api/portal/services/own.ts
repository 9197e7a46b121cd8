import type { OwnContract } from '#contract/services.ts';
import { KapocsError } from '#contract/errors.ts';
import * as accounts from '../../accounts/accounts.ts';
import { accountKey } from '../../accounts/account-key.ts';
import type { Context } from '../../context.ts';
import { policiesOf } from '../../mailbox/policies.ts';
import type { ClientSession } from '../login/client-session.ts';
import * as sql from '../registration/registration.sql.ts';

/** The accounts registered under a login, oldest first. */
export async function accountsOf(ctx: Context, { login }: ClientSession): Promise<accounts.Account[]> {
  const confirmed = (await sql.ofLogin(ctx.db, login.id)).filter(({ state }) => state === 'confirmed');
  return Promise.all(confirmed.map(({ account_id }) => accounts.find(ctx, account_id)));
}

const listed = (account: accounts.Account): string[] =>
  (account.policy_numbers ?? '').split(/[,;]\s*|\s+/).filter((number) => number !== '');

/** What the insurer told of each contract, and of the others what its list says of the account. */
export async function contractsOf(ctx: Context, session: ClientSession): Promise<OwnContract[]> {
  const own = await accountsOf(ctx, session);
  const told = await policiesOf(
    ctx,
    own.map(({ id }) => id),
  );
  return own.flatMap((account) => {
    const mine = told.filter((policy) => policy.account_id === account.id);
    const known = new Set(mine.map((policy) => policy.number_key));
    const others = listed(account).filter((number) => !known.has(accountKey(number)));
    return [
      ...mine.map((policy) => ({
        number: policy.number,
        accountNumber: account.account_number,
        holderName: policy.holder_name,
        product: policy.product,
        startedOn: policy.started_on,
        endedOn: policy.terminated_on,
        annualPremium: policy.annual_premium,
        paymentFrequency: policy.payment_frequency,
      })),
      ...others.map((number) => ({
        number,
        accountNumber: account.account_number,
        holderName: account.holder_name,
        product: account.product,
        startedOn: account.risk_start ?? account.contract_date,
        endedOn: null,
        annualPremium: null,
        paymentFrequency: account.payment_frequency,
      })),
    ];
  });
}

/** The contract meant and its account. Throws NOT_FOUND for what is not this client's. */
export async function ownContract(
  ctx: Context,
  session: ClientSession,
  number: string,
): Promise<{ contract: OwnContract; account: accounts.Account }> {
  const key = accountKey(number);
  const contract = (await contractsOf(ctx, session)).find((each) => accountKey(each.number) === key);
  if (!contract) throw new KapocsError('NOT_FOUND');
  return { contract, account: await ownAccount(ctx, session, contract.accountNumber) };
}

export async function ownAccount(ctx: Context, session: ClientSession, number: string): Promise<accounts.Account> {
  const key = accountKey(number);
  const account = (await accountsOf(ctx, session)).find((each) => accountKey(each.account_number) === key);
  if (!account) throw new KapocsError('NOT_FOUND');
  return account;
}
