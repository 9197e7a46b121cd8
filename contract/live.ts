import { z } from 'zod';
import { Nothing } from './basics.ts';
import { endpoint } from './endpoint.ts';

/** What a hint may be about. A hint says "look again"; it never carries data. */
export const topics = [
  'accounts',
  'imports',
  'campaigns',
  'outbox',
  'calls',
  'portal',
  'exports',
  'settings',
  'users',
  'history',
  'backups',
] as const;
export type Topic = (typeof topics)[number];

export const Hint = z.object({ topic: z.enum(topics), ids: z.array(z.union([z.number(), z.string()])) });
export type Hint = z.output<typeof Hint>;

export const live = {
  feed: endpoint({
    method: 'GET',
    path: '/api/live',
    right: 'self:use',
    summary:
      'Server-sent hints of what changed: `{topic, ids}`, no personal data. Hints may be lost; refetch on reconnect.',
    input: Nothing,
    output: Hint,
    answer: 'events',
  }),
};
