import { z } from 'zod';
import { Id, Line } from './basics.ts';
import { endpoint } from './endpoint.ts';

/** Why a client is forgotten; the history keeps the reason and nothing about the client. */
export const erasureReasons = ['asked', 'no_purpose', 'unlawful', 'duty'] as const;
export type ErasureReason = (typeof erasureReasons)[number];

/** What goes for good, as it is counted. */
export const erased = [
  'accounts',
  'corrections',
  'listLines',
  'listFiles',
  'waitingMessages',
  'messageTexts',
  'callTasks',
  'callNotes',
  'registrations',
  'logins',
  'contracts',
  'mailboxes',
  'items',
  'requests',
  'restrictions',
  'blockedAddresses',
] as const;
export type Erased = (typeof erased)[number];

/** What stays, and names nobody: rows without name, number, address and text. */
export const remaining = [
  'messages',
  'calls',
  'declarations',
  'history',
  'suppressions',
  'exports',
  'backups',
] as const;
export type Remaining = (typeof remaining)[number];

const count = z.int().min(0);
const Erasure = z.object({
  /** every account of the client, by number */
  accountNumbers: z.array(z.string()),
  goes: z.record(z.enum(erased), count),
  stays: z.record(z.enum(remaining), count),
});
export type Erasure = z.output<typeof Erasure>;

export const erasure = {
  preview: endpoint({
    method: 'GET',
    path: '/api/accounts/:id/erasure',
    right: 'accounts:erase',
    summary:
      'What forgetting the client of an account would take away, and what would stay without naming anybody. Changes nothing.',
    input: z.object({ id: Id }),
    output: Erasure,
  }),
  erase: endpoint({
    method: 'POST',
    path: '/api/accounts/:id/erase',
    right: 'accounts:erase',
    summary:
      'Forgets the client of an account for good, with all accounts of the client; `accountNumber` is typed as a confirmation. Lists do not bring the client back.',
    input: z.object({ id: Id, reason: z.enum(erasureReasons), accountNumber: Line(60) }),
    output: Erasure,
  }),
};
