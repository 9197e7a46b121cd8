import { createHmac } from 'node:crypto';
import type { Channel } from '#contract/outbox.ts';

/** An address as it is compared: no blanks, no case. */
export const plainAddress = (address: string): string => address.trim().toLowerCase();

/** A keyed hash that recognises an address without keeping it; outlives the person’s data (security.md §2.1). */
export const addressHash = (pepper: Buffer, channel: Channel, address: string): string =>
  createHmac('sha256', pepper)
    .update(`${channel}:${plainAddress(address)}`)
    .digest('hex');
