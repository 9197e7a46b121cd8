import type { Id } from '#contract/basics.ts';
import type { Held } from '#contract/calls.ts';
import { KapocsError } from '#contract/errors.ts';
import { accountLines } from '../../accounts/one-line.ts';
import type { Context } from '../../context.ts';
import { stoppedPhones } from '../../outbox/addresses/stopped-phones.ts';
import * as attempts from '../outcomes/attempt.sql.ts';
import * as clients from '../client.sql.ts';
import { calledAccounts, isOpen, phonesOfPerson } from './person.ts';
import { scriptsFor } from '../rules/script.ts';
import { namesOfStaff, type TaskRow } from '../task.sql.ts';

const VOICEMAIL = 'HANGPOSTA';

/** A client, and the name of who is to speak. */
export type InHand = { task: TaskRow; speaker: string };

/** Everything agents need of the clients in their hands, by task: one look for all of them, however many. */
export async function presentAll(ctx: Context, inHand: readonly InHand[]): Promise<Map<Id, Held>> {
  if (inHand.length === 0) return new Map();
  const near = { ...ctx, db: ctx.near };
  const holders = inHand.map(({ task }) => task.holder_id);
  const [owned, messages, dead, lines, names] = await Promise.all([
    clients.accountsOf(near.db, holders),
    attempts.ofHolders(near.db, holders, VOICEMAIL),
    clients.deadNumbers(near.db, holders),
    accountLines(
      near,
      inHand.map(({ task }) => task.account_id),
    ),
    namesOfStaff(
      near.db,
      inHand.flatMap(({ task }) => task.callback_by ?? []),
    ),
  ]);
  const ownedBy = Map.groupBy(owned, ({ holder_id }) => holder_id);
  const known = inHand.map(({ task, speaker }) => {
    const accounts = ownedBy.get(task.holder_id) ?? [];
    const phones = phonesOfPerson(accounts, task.account_id);
    return { task, speaker, accounts, open: accounts.filter(isOpen), phones, account: lines.get(task.account_id) };
  });
  const stopped = await stoppedPhones(
    near,
    ctx,
    known.flatMap(({ phones }) => phones.map(({ phone }) => phone)),
  );
  const scripts = await scriptsFor(
    near,
    known.flatMap(({ task, speaker, open, account }) =>
      account === undefined
        ? []
        : {
            accountId: task.account_id,
            hivo: speaker,
            lepes: account.step,
            visszahivas: task.callback_words ?? '',
            szamlak: Math.max(open.length, 1),
          },
    ),
  );
  const now = ctx.now();
  return new Map(
    known.flatMap(({ task, accounts, open, phones, account }): [Id, Held][] => {
      const script = scripts.get(task.account_id);
      if (!account || !script) return [];
      const since = task.leased_at ?? now;
      const until = task.lease_until ?? now;
      const avoid: Held['task']['avoid'] = [
        ...dead
          .filter(({ holder_id }) => holder_id === task.holder_id)
          .map(({ phone }) => ({ phone, why: 'dead' as const })),
        ...phones.filter(({ phone }) => stopped.has(phone)).map(({ phone }) => ({ phone, why: 'stopped' as const })),
      ];
      const held: Held = {
        task: {
          id: task.id,
          fence: task.fence,
          reason: task.reason,
          why: task.added_why,
          state: task.state,
          attempts: task.attempts,
          accounts: calledAccounts(accounts, since),
          phones,
          avoid,
          voicemailLeft: messages.some(
            ({ holder_id, cohort_id }) => holder_id === task.holder_id && cohort_id === task.cohort_id,
          ),
          callback:
            task.callback_at === null
              ? null
              : {
                  at: task.callback_at,
                  words: task.callback_words ?? '',
                  by: names.get(task.callback_by ?? 0) ?? null,
                },
          accountIds: open.length === 0 ? [task.account_id] : open.map(({ id }) => id),
          since,
        },
        account,
        script,
        lease: { until, seconds: Math.floor((Date.parse(until) - Date.parse(now)) / 1000) },
      };
      return [[task.id, held]];
    }),
  );
}

/** The same of one client, for whoever asks. Throws NOT_FOUND when its account is gone. */
export async function present(ctx: Context, task: TaskRow): Promise<Held> {
  const all = await presentAll(ctx, [{ task, speaker: ctx.actor?.displayName ?? '' }]);
  const held = all.get(task.id);
  if (!held) throw new KapocsError('NOT_FOUND', { accountId: task.account_id });
  return held;
}
