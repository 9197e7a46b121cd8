import { may, type RightName } from '#contract/rights.ts';
import { session as promises, type SignedIn } from '#contract/session.ts';
import { ApiFailure, call, onFailure } from './api-client.ts';
import { newStore, useStore } from './store.ts';

export type User = SignedIn['user'];

/** Whether somebody is here. `locked`: the session ended, the screens wait behind a cover for the same person. */
export type Session =
  | { kind: 'asking' }
  | { kind: 'unreachable'; failure: unknown }
  | { kind: 'setup' }
  | { kind: 'out' }
  | { kind: 'in'; user: User }
  | { kind: 'locked'; user: User };

export const session = newStore<Session>({ kind: 'asking' });

export const enter = (user: User): void => session.set({ kind: 'in', user });

export function lock(): void {
  const now = session.get();
  if (now.kind === 'in') session.set({ kind: 'locked', user: now.user });
}

const isOut = (failure: unknown): boolean =>
  failure instanceof ApiFailure && (failure.code === 'SIGN_IN_NEEDED' || failure.code === 'SESSION_EXPIRED');

onFailure((failure) => {
  if (isOut(failure)) lock();
});

/** Finds out who is here: at the start and after a failed attempt. */
export async function ask(): Promise<void> {
  session.set({ kind: 'asking' });
  try {
    enter((await call(promises.whoAmI, {})).user);
  } catch (failure) {
    session.set(isOut(failure) ? await whoCanCome() : { kind: 'unreachable', failure });
  }
}

async function whoCanCome(): Promise<Session> {
  try {
    const { needed } = await call(promises.setupState, {});
    return { kind: needed ? 'setup' : 'out' };
  } catch (failure) {
    return { kind: 'unreachable', failure };
  }
}

/** Ends the session on the server as well. Whatever it answers, this screen is out. */
export async function leave(next: 'out' | 'locked'): Promise<void> {
  if (next === 'locked') lock();
  else session.set({ kind: 'out' });
  await call(promises.signOut, {}).catch((failure: unknown) => {
    if (!(failure instanceof ApiFailure)) throw failure;
  });
}

/** The user of the screens; they are never drawn without one. */
export function useUser(): User {
  const now = useStore(session);
  if (now.kind !== 'in' && now.kind !== 'locked') throw new Error('a screen without a user');
  return now.user;
}

/** Whether the user's role permits it; the API decides again. */
export const useMay = (right: RightName): boolean => may(useUser().role, right);
