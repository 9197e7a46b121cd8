import { z } from 'zod';
import { Id, Instant } from './basics.ts';

/** What may stand in the story of an account; the screens word each kind. */
export const timelineKinds = [
  'list_created',
  'list_changed',
  'list_confirmed',
  'list_gone',
  'list_back',
  'message',
  'registration',
  'assist',
  'request',
  'call',
  'contact_corrected',
  'restricted',
  'restriction_lifted',
  'note',
] as const;
export type TimelineKind = (typeof timelineKinds)[number];

/**
 * One entry of the story. `text` is the exact text of a message or note, else empty; `data` holds what the
 * wording needs (channel, state, step, field names …), never a code, password or link.
 */
export const TimelineEntry = z.object({
  at: Instant,
  kind: z.enum(timelineKinds),
  text: z.string(),
  by: z.string().nullable(),
  outboxId: Id.optional(),
  data: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
});
export type TimelineEntry = z.output<typeof TimelineEntry>;
