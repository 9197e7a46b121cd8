import type { CallEnd } from '#contract/calls.ts';
import type { Context, Reading } from '../../context.ts';
import { stoppedPhones } from '../../outbox/addresses/stopped-phones.ts';
import * as clients from '../client.sql.ts';
import { phonesOf } from './take-in.ts';
import type { TaskRow } from '../task.sql.ts';

export type Unfit = { task: TaskRow; end: Extract<CallEnd, 'suppressed' | 'not_required' | 'restricted' | 'repair'> };

/** Of these clients those nobody may call any more: asked at the very moment, when much may have changed since. */
export async function unfit(
  { db }: Pick<Reading, 'db'>,
  key: Pick<Context, 'pepper'>,
  tasks: readonly TaskRow[],
): Promise<Unfit[]> {
  if (tasks.length === 0) return [];
  // one after the other: a transaction has one connection
  const holders = tasks.map(({ holder_id }) => holder_id);
  const open = await clients.openAccounts(db, holders);
  const restricted = await clients.restricted(db, holders);
  const refusing = await clients.refusing(db, holders);
  const dead = await clients.deadNumbers(db, holders);
  const stopped = await stoppedPhones({ db }, key, phonesOf(open));
  const accountsOf = Map.groupBy(open, ({ holder_id }) => holder_id);
  return tasks.flatMap((task): Unfit[] => {
    const accounts = accountsOf.get(task.holder_id);
    if (!accounts) return [{ task, end: restricted.has(task.holder_id) ? 'restricted' : 'not_required' }];
    if (refusing.has(task.holder_id)) return [{ task, end: 'suppressed' }];
    const isDead = (phone: string): boolean =>
      stopped.has(phone) || dead.some((each) => each.holder_id === task.holder_id && each.phone === phone);
    return phonesOf(accounts).every(isDead) ? [{ task, end: 'repair' }] : [];
  });
}
