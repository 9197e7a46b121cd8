import { liveSending } from '../support/sending-life.ts';
import type { Dialect } from '../support/world.ts';

/** At most one message per campaign, client account and channel, and none after registration, whatever happens. */
export const proveCampaigns = (dialect: Dialect, seed: number): Promise<Record<string, number>> =>
  liveSending(dialect, { seed, rounds: 12 });
