import type { hu } from './hu.ts';

/** Hungarian is the measure: what it words, English words too. */
export type Words = typeof hu;
