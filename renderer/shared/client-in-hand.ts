import { newStore } from './store.ts';

/** The client in hand as this window knows it, for what must go on while other screens are open. */
export type InHand = { id: number; fence: number; renewedAt: number };
export const inHand = newStore<InHand | null>(null);
