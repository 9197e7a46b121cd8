import type { Gateway } from './gateway.ts';

/** Sends nothing: the ledger keeps the message where people can look at it (the trial box). */
export const openTrial = (): Gateway => ({
  connections: 20,
  hand: async (_message, gate) => ((await gate(null)) ? { kind: 'simulated' } : { kind: 'withheld' }),
  close: () => Promise.resolve(),
});
