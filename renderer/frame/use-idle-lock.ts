import { useEffect } from 'react';
import { z } from 'zod';
import { IDLE_MINUTES } from '#contract/session.ts';
import { leave } from '../shared/session.ts';
import { newRememberedStore } from '../shared/store.ts';

const IDLE_MS = IDLE_MINUTES * 60_000;
/** Moving the mouse is noted at most this often. */
const NOTE_MS = 10_000;
const signs = ['pointerdown', 'pointermove', 'keydown', 'wheel'] as const;

/** When a hand was last seen, by any window of this browser: they share one session. */
const lastSeen = () => newRememberedStore('seen', z.number(), 0);

/** Locks the screen when nobody has touched it as long as the API allows; hints alone would keep the session awake. */
export function useIdleLock(watching: boolean): void {
  useEffect(() => {
    if (!watching) return undefined;
    const own = lastSeen();
    const note = (): void => {
      if (Date.now() - own.get() > NOTE_MS) own.set(Date.now());
    };
    const look = (): void => {
      if (Date.now() - lastSeen().get() > IDLE_MS) void leave('locked');
    };
    own.set(Date.now());
    for (const sign of signs) addEventListener(sign, note, { passive: true });
    const timer = setInterval(look, NOTE_MS);
    return () => {
      for (const sign of signs) removeEventListener(sign, note);
      clearInterval(timer);
    };
  }, [watching]);
}
