import type { Held } from '#contract/calls.ts';
import { accountLine } from '../accounts/one-line.ts';
import type { Context } from '../context.ts';
import * as attempts from './attempt.sql.ts';
import * as clients from './client.sql.ts';
import { stoppedPhones } from '../outbox/stopped-phones.ts';
import { calledAccounts, isOpen, phonesOfPerson } from './person.ts';
import { scriptFor } from './script.ts';
import { nameOfStaff, type TaskRow } from './task.sql.ts';

/** Numbers of a client that are not to be dialled. */
async function avoided(ctx: Context, holderId: string, phones: readonly string[]): Promise<Held['task']['avoid']> {
  const dead = (await clients.deadNumbers(ctx.db, [holderId])).map(({ phone }) => ({ phone, why: 'dead' as const }));
  const stopped = [...(await stoppedPhones(ctx, ctx, phones))].map((phone) => ({ phone, why: 'stopped' as const }));
  return [...dead, ...stopped];
}

const VOICEMAIL = 'HANGPOSTA';

/** Everything an agent needs of a client in hand. */
export async function present(ctx: Context, task: TaskRow): Promise<Held> {
  const near = { ...ctx, db: ctx.near };
  const [accounts, past, account, by] = await Promise.all([
    clients.accountsOf(near.db, task.holder_id),
    attempts.ofHolders(near.db, [task.holder_id]),
    accountLine(near, task.account_id),
    task.callback_by === null ? null : nameOfStaff(near.db, task.callback_by),
  ]);
  const until = task.lease_until ?? ctx.now();
  const open = accounts.filter(isOpen);
  const since = task.leased_at ?? ctx.now();
  const phones = phonesOfPerson(accounts, task.account_id);
  const avoid = await avoided(
    near,
    task.holder_id,
    phones.map(({ phone }) => phone),
  );
  const script = await scriptFor(near, task.account_id, {
    lepes: account.step,
    visszahivas: task.callback_words ?? '',
    szamlak: Math.max(open.length, 1),
  });
  return {
    task: {
      id: task.id,
      fence: task.fence,
      reason: task.reason,
      why: task.added_why,
      state: task.state,
      attempts: task.attempts,
      avoid,
      voicemailLeft: past.some(({ outcome, cohort_id }) => outcome === VOICEMAIL && cohort_id === task.cohort_id),
      callback: task.callback_at === null ? null : { at: task.callback_at, words: task.callback_words ?? '', by },
      accountIds: open.length === 0 ? [task.account_id] : open.map(({ id }) => id),
      accounts: calledAccounts(accounts, since),
      phones,
      since,
    },
    account,
    script,
    lease: { until, seconds: Math.floor((Date.parse(until) - Date.parse(ctx.now())) / 1000) },
  };
}
