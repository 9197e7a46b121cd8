import { RENEW_SECONDS, calls, type Held } from '#contract/calls.ts';
import { ApiFailure, call } from './api-client.ts';
import { inHand } from './client-in-hand.ts';
import { addressOf } from './request-of.ts';
import { newStore } from './store.ts';

/** Talking: since when by this computer's clock, and what was talked before. */
export type Talk = { taskId: number; since: number | null; before: number };
export const talk = newStore<Talk | null>(null);

export const secondsOf = (now: number, { since, before }: Talk): number =>
  before + (since === null ? 0 : Math.max(0, Math.floor((now - since) / 1000)));

export function startTalk(taskId: number): void {
  const known = talk.get();
  if (known?.taskId === taskId && known.since !== null) return;
  talk.set({ taskId, since: Date.now(), before: known?.taskId === taskId ? known.before : 0 });
}

export function stopTalk(): void {
  const known = talk.get();
  if (known) talk.set({ ...known, since: null, before: secondsOf(Date.now(), known) });
}

/** What the desk says is in hand; the same again changes nothing but its end. */
export function follow(held: Held | null): void {
  const known = inHand.get();
  if (held === null) return inHand.set(null);
  const { id, fence } = held.task;
  if (known?.id !== id || known.fence !== fence) inHand.set({ id, fence, renewedAt: Date.now() });
  // this window was reloaded, or another one was closed: somebody is still at it
  if (held.lease.seconds < 2 * RENEW_SECONDS) void renew().catch(() => undefined);
}

async function renew(): Promise<void> {
  const held = inHand.get();
  if (!held) return;
  const { id, fence } = held;
  await call(calls.renew, { id, fence });
  if (inHand.get()?.id === id) inHand.set({ id, fence, renewedAt: Date.now() });
}

/** Says that somebody is still at it; `onLost` when the client is in other hands. */
export function keepRenewing(onLost: () => void): () => void {
  const sign = async (): Promise<void> => {
    const id = inHand.get()?.id;
    try {
      await renew();
    } catch (error) {
      if (!(error instanceof ApiFailure) || (error.code !== 'LEASE_LOST' && error.code !== 'NOT_FOUND')) return;
      if (inHand.get()?.id === id) inHand.set(null);
      onLost();
    }
  };
  const timer = setInterval(() => void sign(), RENEW_SECONDS * 1000);
  return () => clearInterval(timer);
}

/** The window is closed: the client goes back to the queue long before the lease ends; a reload keeps it. */
export function giveBackOnLeaving(): () => void {
  const giveBack = (): void => {
    const held = inHand.get();
    if (!held) return;
    const body = new Blob([JSON.stringify({ fence: held.fence, leaving: true })], { type: 'application/json' });
    navigator.sendBeacon(addressOf({ method: 'POST', path: calls.release.path }, { id: held.id }), body);
  };
  addEventListener('pagehide', giveBack);
  return () => removeEventListener('pagehide', giveBack);
}
