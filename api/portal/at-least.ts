import { setTimeout as pause } from 'node:timers/promises';

const FLOOR_MS = 200;

/** Answers no sooner than a fifth of a second, so that the clock does not tell whether there was anything to do. */
export async function atLeast<T>(work: Promise<T>): Promise<T> {
  const [done] = await Promise.all([work, pause(FLOOR_MS)]);
  return done;
}
