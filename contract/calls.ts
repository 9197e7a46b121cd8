import { callsInHand } from './call-in-hand.ts';
import { callPromises } from './call-promises.ts';
import { callQueue } from './call-queue.ts';
import { callSettings } from './call-settings.ts';
import { callStats } from './call-stats.ts';

export * from './call-shapes.ts';
export { CallFigures } from './call-figures.ts';
export { CallStats, CallTouches } from './call-stats.ts';

/** The call desk: the client in hand, the queue, promises, figures, and what calls are made of. */
export const calls = { ...callsInHand, ...callQueue, ...callPromises, ...callStats, ...callSettings };
