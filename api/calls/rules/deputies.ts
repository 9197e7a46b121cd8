import type { Id, LocalDate } from '#contract/basics.ts';
import type { Deputy } from '#contract/calls.ts';
import { KapocsError } from '#contract/errors.ts';
import type { Reading, Tx } from '../../context.ts';
import * as history from '../../history/history.ts';
import * as sql from './setting.sql.ts';

export async function deputies({ db, today }: Reading): Promise<Deputy[]> {
  const rows = await sql.deputies(db);
  return rows.map(({ agent_id, agent_name, deputy_id, deputy_name, until }) => {
    const over = until !== null && until < today();
    return {
      agentId: agent_id,
      agentName: agent_name,
      deputyId: over ? null : deputy_id,
      deputyName: over ? null : deputy_name,
      until: over ? null : until,
    };
  });
}

/** Throws INPUT_INVALID when somebody would stand in for themselves, does not call, or until a day that is over. */
export async function setDeputy(
  tx: Tx,
  { agentId, deputyId, until }: { agentId: Id; deputyId: Id | null; until: LocalDate | null },
): Promise<Deputy[]> {
  const known = new Set((await sql.deputies(tx.db)).map(({ agent_id }) => agent_id));
  if (!known.has(agentId)) throw new KapocsError('NOT_FOUND', { agentId });
  if (deputyId !== null && (deputyId === agentId || !known.has(deputyId)))
    throw new KapocsError('INPUT_INVALID', { fields: ['deputyId'] });
  if (deputyId !== null && until !== null && until < tx.today())
    throw new KapocsError('INPUT_INVALID', { fields: ['until'] });
  if (deputyId === null) await sql.endDeputy(tx.db, agentId);
  else await sql.setDeputy(tx.db, { agent_id: agentId, deputy_id: deputyId, until });
  await history.record(tx, { action: 'call_deputy.set', object: `user:${agentId}`, details: { deputyId, until } });
  tx.tell('calls', []);
  return deputies(tx);
}

/** A person, those the person stands in for, and those they stand in for in their turn. */
export function handsAmong(standIns: readonly sql.StandIn[], agentId: Id): Id[] {
  const hands = [agentId];
  for (const one of hands)
    hands.push(
      ...standIns
        .filter(({ agent_id, deputy_id }) => deputy_id === one && !hands.includes(agent_id))
        .map(({ agent_id }) => agent_id),
    );
  return hands;
}

/** Whose callbacks and clients a person has today. */
export const handsOf = async ({ db, today }: Reading, agentId: Id): Promise<Id[]> =>
  handsAmong(await sql.standIns(db, today()), agentId);

/** The same for each of several. */
export async function handsOfEach({ db, today }: Reading, agents: readonly Id[]): Promise<Map<Id, Id[]>> {
  const standIns = await sql.standIns(db, today());
  return new Map(agents.map((id) => [id, handsAmong(standIns, id)]));
}
