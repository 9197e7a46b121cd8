import type { GatewayTrouble } from '#contract/outbox.ts';

/** Troubles that time does not heal: trying on would only lock the mailbox or burn the name of the sender. */
const forPeople = new Set<GatewayTrouble>(['auth_failed', 'certificate_refused', 'sender_refused']);
const MOST_IN_A_ROW = 5;
const LONGEST_REST = 300;

/** What a gateway does after its `failures`-th trouble in a row: rest so many seconds, or wait for a person. */
export function afterTrouble(trouble: GatewayTrouble, failures: number): { pause: boolean; restSeconds: number } {
  const pause = trouble !== 'throttled' && (forPeople.has(trouble) || failures >= MOST_IN_A_ROW);
  return { pause, restSeconds: Math.min(2 ** failures, LONGEST_REST) };
}
