import type { Id } from '#contract/basics.ts';
import type { Parsed } from '#contract/endpoint.ts';
import type { Erasure, erasure as contract } from '#contract/erasure.ts';
import { KapocsError } from '#contract/errors.ts';
import { accountKey } from '../accounts/account-key.ts';
import { hold, type Account } from '../accounts/accounts.ts';
import { markErasedContracts } from '../accounts/erased.ts';
import { forgetAccounts, personOf } from '../accounts/forget.ts';
import { countCopies } from '../backups/backups.ts';
import { forgetCalls } from '../calls/forget.ts';
import type { Context, Tx } from '../context.ts';
import { countFiles } from '../exports/exports.ts';
import * as history from '../history/history.ts';
import { forgetLists } from '../imports/forget.ts';
import { forgetNumbers } from '../insurer/forget.ts';
import { forgetMailbox } from '../mailbox/forget.ts';
import { forgetMessages } from '../outbox/forget.ts';
import { forgetRegistrations } from '../portal/forget.ts';
import { forgetRequests } from '../requests/forget.ts';
import { forgetRestrictions, refuseRestricted } from '../restrictions/restricted.ts';
import { keepMarks } from './kept-marks.ts';

/** What stays without naming anybody outside the client's own rows. */
type Around = Pick<Erasure['stays'], 'exports' | 'backups'>;

/** Every feature forgets its part, in one transaction; says what went and what stays. */
export async function forget(ctx: Context, tx: Tx, account: Account, around: Around): Promise<Erasure & { ids: Id[] }> {
  if (account.erased_on !== null) throw new KapocsError('STATE_WRONG', { state: 'erased' });
  const person = await personOf(tx, account);
  const kept = await history.countAbout(
    tx,
    person.ids.map((id) => `account:${id}` as const),
  );
  const lists = await forgetLists(tx, person);
  const messages = await forgetMessages(tx, ctx, person);
  const calls = await forgetCalls(tx, person);
  const { loginIds, registrations, declarations } = await forgetRegistrations(tx, person);
  const { mailboxIds, contracts, items } = await forgetMailbox(tx, person, loginIds);
  await forgetNumbers(tx, contracts);
  await markErasedContracts(tx, ctx, contracts);
  const requests = await forgetRequests(tx, { accountIds: person.ids, loginIds, mailboxIds });
  const restrictions = await forgetRestrictions(tx, person.ids);
  const accounts = await forgetAccounts(tx, ctx, person);
  return {
    ids: [...person.ids],
    accountNumbers: person.accounts.map((each) => each.account_number),
    goes: {
      ...accounts,
      ...lists,
      waitingMessages: messages.waitingMessages,
      messageTexts: messages.messageTexts,
      callTasks: calls.callTasks,
      callNotes: calls.callNotes,
      registrations,
      logins: loginIds.length,
      contracts: contracts.length,
      mailboxes: mailboxIds.length,
      items,
      requests,
      restrictions,
      blockedAddresses: messages.blockedAddresses,
    },
    stays: {
      messages: messages.messages,
      calls: calls.calls,
      declarations,
      history: kept,
      suppressions: messages.suppressions,
      ...around,
    },
  };
}

const shown = ({ accountNumbers, goes, stays }: Erasure): Erasure => ({ accountNumbers, goes, stays });

export const aroundOf = async (ctx: Context): Promise<Around> => ({
  exports: await countFiles(ctx),
  backups: await countCopies(ctx),
});

/** A restriction may be there to keep what erasing would take: first it is lifted. Throws CLIENT_RESTRICTED. */
async function erasable(tx: Tx, id: Id): Promise<Account> {
  const account = await hold(tx, id);
  await refuseRestricted(tx, id);
  return account;
}

/** Ends a rehearsal: what it did is not kept. */
class Rehearsed extends Error {
  readonly told: Erasure;
  constructor(told: Erasure) {
    super('rehearsed');
    this.told = told;
  }
}

/**
 * What forgetting the client would do, found out by doing it and taking it back: the counters cannot differ from
 * what happens. Throws NOT_FOUND, STATE_WRONG for somebody forgotten already, CLIENT_RESTRICTED.
 */
export async function preview(ctx: Context, { id }: Parsed<typeof contract.preview>): Promise<Erasure> {
  const around = await aroundOf(ctx);
  try {
    return await ctx.write(async (tx) => {
      throw new Rehearsed(shown(await forget(ctx, tx, await erasable(tx, id), around)));
    });
  } catch (error) {
    if (error instanceof Rehearsed) return error.told;
    throw error;
  }
}

/**
 * Forgets a client for good (security.md §2.1, Art. 17). Throws NOT_FOUND, STATE_WRONG for somebody forgotten
 * already, CLIENT_RESTRICTED, INPUT_INVALID when another number was typed than that of the account.
 */
export async function erase(
  ctx: Context,
  { id, reason, accountNumber }: Parsed<typeof contract.erase>,
): Promise<Erasure> {
  const around = await aroundOf(ctx);
  const told = await ctx.write(async (tx) => {
    const account = await erasable(tx, id);
    if (account.erased_on === null && accountKey(accountNumber) !== accountKey(account.account_number))
      throw new KapocsError('INPUT_INVALID', { fields: ['accountNumber'] });
    const done = await forget(ctx, tx, account, around);
    const { accounts, messages, calls } = { ...done.goes, ...done.stays };
    for (const each of done.ids)
      await history.record(tx, {
        action: 'account.erased',
        object: `account:${each}`,
        details: { reason, accounts, messages, calls },
      });
    return shown(done);
  });
  // A copy from before may be restored one day: who was erased is known beside the database too.
  await keepMarks(ctx);
  return told;
}
