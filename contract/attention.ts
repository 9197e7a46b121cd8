import { z } from 'zod';
import { Id, Instant } from './basics.ts';
import { endpoint } from './endpoint.ts';
import { channels } from './outbox.ts';

const count = z.number().int();

/** How many there are, and the newest of them. */
const Some = z.object({ count, newest: Id.nullable() });

export const Attention = z.object({
  /** messages of which nobody knows whether they left */
  inDoubt: count,
  /** campaigns somebody paused */
  campaignsPaused: Some,
  /** lists read that nobody has decided on, columns to be named included */
  listsWaiting: Some,
  /** lists that could not be read */
  listsFailed: Some,
  /** faulty lines of the newest list that has been applied */
  faultyLines: Some,
  /** gateways set up that rest after trouble or wait for a person */
  gatewaysFailing: z.array(z.enum(channels)),
  /** channels whose messages reach nobody because the trial gateway takes them, outside training */
  trialInUse: z.array(z.enum(channels)),
  /** who can still let others in when one of them cannot */
  administrators: count,
  lastBackupAt: Instant.nullable(),
});
export type Attention = z.output<typeof Attention>;

export const attention = {
  see: endpoint({
    method: 'GET',
    path: '/api/attention',
    right: 'settings:change',
    summary: 'What waits for the administrator, beside the clients: each a number of rows that can be opened.',
    input: z.object({}),
    output: Attention,
  }),
};
