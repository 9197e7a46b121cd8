import { z } from 'zod';
import { type Instant, Nothing } from './basics.ts';
import { endpoint } from './endpoint.ts';
import type { MessageState } from './outbox.ts';

/** Bounds that hold for reminders of every campaign; codes of the portal are exempt. null: no bound. */
export const SendingRules = z.object({
  /** reminders of both channels to one holder within seven days */
  remindersPerWeek: z.number().int().min(1).max(100).nullable(),
  /** SMS to one holder on one local day */
  smsPerDay: z.number().int().min(1).max(100).nullable(),
  /** more recipients than this need a second person’s approval, where there is a second person */
  approvalAbove: z.number().int().min(0).max(1_000_000),
  /** per cent: a campaign does not start when more of those meant have an address known to be bad */
  badShareLimit: z.number().int().min(1).max(100).nullable(),
});
export type SendingRules = z.output<typeof SendingRules>;

export const defaultSendingRules: SendingRules = {
  remindersPerWeek: 2,
  smsPerDay: 1,
  approvalAbove: 200,
  badShareLimit: 50,
};

/** How often one holder may be reminded, as of a moment: what was handed over since `weekFrom` and `dayFrom` counts. */
export type Cap = {
  perWeek: number | null;
  smsPerDay: number | null;
  weekFrom: Instant;
  dayFrom: Instant;
  states: readonly MessageState[];
};

/** Of few, a share says nothing. */
export const FEWEST_BAD = 20;

export const sendingRules = {
  see: endpoint({
    method: 'GET',
    path: '/api/sending-rules',
    right: 'settings:see',
    summary: 'How often one client may be reminded, and when a campaign needs a second look.',
    input: Nothing,
    output: SendingRules,
  }),
  set: endpoint({
    method: 'PUT',
    path: '/api/sending-rules',
    right: 'settings:change',
    summary: 'Sets them; messages not yet handed over go by the new ones.',
    input: SendingRules,
    output: SendingRules,
  }),
};
