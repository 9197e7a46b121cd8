import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { KapocsError } from '#contract/errors.ts';
import type { Parsed } from '#contract/endpoint.ts';
import type { NextCall, portal } from '#contract/portal.ts';
import { accountKey } from '../../accounts/account-key.ts';
import * as accounts from '../../accounts/accounts.ts';
import { smsCapable } from '../../accounts/sms-capable.ts';
import type { Context, Tx } from '../../context.ts';
import { keyedHash, newToken, tokenHash } from '../bearer.ts';
import * as codeSql from '../codes/code.sql.ts';
import { sendCode } from '../codes/codes.ts';
import { allowances } from '../limits.ts';
import { abandon, note } from './moves.ts';
import * as sql from './registration.sql.ts';
import { requireUse } from '../codes/uses.ts';

/** Who calls: the network address, the login of the session where there is one, and the insurer whose page it is. */
export type Caller = { address: string; loginId: number | null; insurerId?: number | null };

const e164 = (typed: string): string | null => parsePhoneNumberFromString(typed, 'HU')?.number ?? null;

type Guess = { numberGuess: string; addressGuess: string };

/**
 * Per account number, known or not, and per network address: nothing is learnt by asking. Counted before it is judged,
 * so that many at once are no way around.
 */
const countGuess = (ctx: Context, subjects: Guess): Promise<void> =>
  ctx.write(async (tx) => {
    for (const kind of ['numberGuess', 'addressGuess'] as const) await requireUse(tx, subjects[kind], allowances[kind]);
  });

/**
 * Step 1 (portal.md §3): the pair must match an active account its client manages alone. One answer for everything
 * else, ALREADY_REGISTERED only once the mobile matched. A fresh start voids the one before.
 */
export async function start(
  ctx: Context,
  { accountNumber, mobile, language, attach, upgrade }: Parsed<typeof portal.start>,
  { address, loginId, insurerId = null }: Caller,
): Promise<{ id: string; next: NextCall }> {
  if (attach && loginId === null) throw new KapocsError('SIGN_IN_NEEDED');
  const guess = {
    numberGuess: `guess:number:${keyedHash(ctx.pepper, 'number', accountKey(accountNumber))}`,
    addressGuess: `guess:address:${keyedHash(ctx.pepper, 'address', address)}`,
  };
  await countGuess(ctx, guess);
  const typed = e164(mobile);
  const account = await accounts.findByNumber(ctx, accountNumber, insurerId);
  const due =
    account !== null && account.manager_kind === 'owner' && account.closed_on === null && account.mobile === typed;
  if (!due || account.mobile === null) throw new KapocsError('ACCOUNT_OR_MOBILE_MISMATCH');
  await ctx.write((tx) => codeSql.takeBackUses(tx.db, Object.values(guess)));
  if (account.confirmed_on !== null) throw new KapocsError('ALREADY_REGISTERED');
  if (!smsCapable(account.mobile)) throw new KapocsError('SMS_NOT_DELIVERABLE');

  const token = newToken();
  await ctx.write((tx) =>
    begin(ctx, tx, {
      token_hash: tokenHash(token),
      account_id: account.id,
      login_id: attach ? loginId : null,
      attach: attach ? 1 : 0,
      upgrade_hash: upgrade === undefined ? null : tokenHash(upgrade),
      language,
      mobile: account.mobile ?? '',
    }),
  );
  return { id: token, next: 'sms-code' };
}

type Beginning = Pick<
  sql.RegistrationRow,
  'token_hash' | 'account_id' | 'login_id' | 'attach' | 'upgrade_hash' | 'language' | 'mobile'
>;

async function begin(ctx: Context, tx: Tx, beginning: Beginning): Promise<void> {
  // Of two starts at once the second waits here, and finds the first one live.
  const { confirmed_on } = await accounts.hold(tx, beginning.account_id);
  if (confirmed_on !== null) throw new KapocsError('ALREADY_REGISTERED');
  await accounts.markStep(tx, beginning.account_id, 'sms_sent', { startedOn: tx.today() });
  const former = await sql.liveOf(tx.db, beginning.account_id);
  if (former) await abandon(tx, former, 'restarted');
  const now = tx.now();
  const made = await sql.insert(tx.db, {
    ...beginning,
    live: 1,
    state: 'sms_sent',
    trouble: null,
    username: null,
    username_key: null,
    password_hash: null,
    started_at: now,
    moved_at: now,
    seen_at: now,
    sms_ok_at: null,
    declared_at: null,
    finished_at: null,
    confirmed_at: null,
    ended_at: null,
    end_reason: null,
  });
  const outboxId = await sendCode(ctx, tx, made, 'sms');
  await note(tx, made, { kind: former ? 'restarted' : 'started', step: 'sms_sent', outboxId });
}
