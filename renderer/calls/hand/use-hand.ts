import { useEffect } from 'react';
import type { Held } from '#contract/calls.ts';
import { session } from '../../shared/session.ts';
import { newStore, useStore } from '../../shared/store.ts';
import { following, nothing, written, type Draft, type Hand } from './hand.ts';

/** Kept in memory alone, so that it outlives the tab and nothing of a client is ever written to this computer. */
const hand = newStore<Hand>(nothing);

// whoever leaves takes along what was typed
session.subscribe(() => {
  if (session.get().kind === 'out') hand.set(nothing);
});

// a reload would lose it: the browser asks first; the desktop's window has no reload, and its closing is not held up
addEventListener('beforeunload', (event) => {
  const { draft } = hand.get();
  if (draft !== null && written(draft) && window.kapocsDesktop === undefined) event.preventDefault();
});

/** The call on the screen, as the desk says and the agent types. */
export function useHand(held: Held | null): Draft | null {
  const kept = useStore(hand);
  // the same twice changes nothing
  useEffect(() => hand.set(following(hand.get(), held)));
  return following(kept, held).draft;
}

export function typed(change: Partial<Draft>): void {
  const now = hand.get();
  if (now.draft) hand.set({ ...now, draft: { ...now.draft, ...change } });
}

/** A call is on its way to be logged or given back: that it is in hand no more is no loss. Returns the way back. */
export function ending(key: string): () => void {
  const { ended } = hand.get();
  hand.set({ ...hand.get(), ended: key });
  return () => hand.set({ ...hand.get(), ended });
}

export const putAway = (): void => hand.set({ ...hand.get(), draft: null });
