import type { Channel } from '#contract/outbox.ts';
import { keyed } from './keyed.ts';

/** An address as it is compared: no blanks, no case. */
export const plainAddress = (address: string): string => address.trim().toLowerCase();

/** A keyed hash that recognises an address without keeping it; outlives the person’s data (security.md §2.1). */
export const addressHash = (pepper: Buffer, channel: Channel, address: string): string =>
  keyed(pepper, `${channel}:${plainAddress(address)}`);
