import type { Id, Instant } from '#contract/basics.ts';
import { defaultOutcomes } from '#contract/call-outcomes.ts';
import type { Tx } from '../context.ts';
import * as sql from './past.sql.ts';

/** A call of some time ago: what a demo's past is made of. */
export type PastCall = { accountId: Id; at: Instant; outcome: string; talkSeconds: number };

/** Tells of the past in the clients' stories; nobody is called because of it. */
export async function keepPast(tx: Tx, agentId: Id, calls: readonly PastCall[]): Promise<void> {
  const rows = calls.flatMap(({ accountId, at, outcome, talkSeconds }) => {
    const rule = defaultOutcomes.find(({ code }) => code === outcome);
    if (!rule) return [];
    return [
      {
        account_id: accountId,
        agent_id: agentId,
        at,
        outcome,
        talk_seconds: talkSeconds,
        contact: rule.contact ? 1 : 0,
        reached: rule.reached ? 1 : 0,
      },
    ];
  });
  await sql.insertPast(tx.db, rows);
}

/** A promise somebody made, so that a demo has callbacks to show. */
export const keepPromises = (
  tx: Tx,
  promises: readonly { accountId: Id; at: Instant; words: string; by: Id; mine: boolean; fallAt: Instant }[],
): Promise<void> => sql.insertPromises(tx.db, promises, tx.now());
