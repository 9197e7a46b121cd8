import type { Id, Instant } from '#contract/basics.ts';
import type { RegistrationEvent } from '#contract/registrations.ts';
import type { Tx } from '../context.ts';
import * as sql from './past.sql.ts';

/** Something that happened at the portal some time ago: what a demo's past is made of. */
export type PastEvent = { accountId: Id; event: RegistrationEvent; at: Instant };

/** Tells of the past in the clients' stories; no registration is under way because of it. */
export const keepPast = (tx: Tx, events: readonly PastEvent[]): Promise<void> =>
  sql.insertPast(
    tx.db,
    events.map(({ accountId, event, at }) => ({ account_id: accountId, at, kind: event })),
  );
