import type { ScreenName } from './screen.ts';
import { newStore } from './store.ts';

/** What waits behind a screen, shown at its place in the navigation. */
export const navigationCounts = newStore<Partial<Record<ScreenName, number>>>({});
