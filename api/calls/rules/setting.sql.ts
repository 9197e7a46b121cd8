import type { Id, Instant } from '#contract/basics.ts';
import type { Db } from '#db/connect.ts';

export const value = async (db: Db, name: string): Promise<string | null> =>
  (await db('call_setting').select<{ value: string }[]>('value').where({ name }).first())?.value ?? null;

export const save = (db: Db, name: string, text: string): Promise<unknown> =>
  db('call_setting').insert({ name, value: text }).onConflict('name').merge(['value']);

export type ScriptRow = { version: number; body: string; at: Instant; by: string | null };

export const scripts = (db: Db, most: number): Promise<ScriptRow[]> =>
  db('call_script')
    .leftJoin('staff', 'staff.id', 'call_script.made_by')
    .select<ScriptRow[]>('call_script.version', 'call_script.body', 'call_script.at', 'staff.display_name as by')
    .orderBy('call_script.version', 'desc')
    .limit(most);

export async function addScript(db: Db, row: { body: string; at: Instant; made_by: Id | null }): Promise<number> {
  const [made] = await db('call_script').insert(row).returning<{ version: number }[]>('version');
  if (!made) throw new Error('insert returned no row');
  return made.version;
}

export type DeputyRow = {
  agent_id: Id;
  agent_name: string;
  deputy_id: Id | null;
  deputy_name: string | null;
  until: string | null;
};

/** Everybody who calls, with who stands in for them. */
export const deputies = (db: Db): Promise<DeputyRow[]> =>
  db('staff')
    .leftJoin('call_deputy', 'call_deputy.agent_id', 'staff.id')
    .leftJoin('staff as deputy', 'deputy.id', 'call_deputy.deputy_id')
    .select<DeputyRow[]>(
      'staff.id as agent_id',
      'staff.display_name as agent_name',
      'deputy.id as deputy_id',
      'deputy.display_name as deputy_name',
      'call_deputy.until',
    )
    .whereIn('staff.role', ['admin', 'agent'])
    .where('staff.active', 1)
    .orderBy('staff.display_name');

export const setDeputy = (db: Db, row: { agent_id: Id; deputy_id: Id; until: string | null }): Promise<unknown> =>
  db('call_deputy').insert(row).onConflict('agent_id').merge(['deputy_id', 'until']);

export const endDeputy = (db: Db, agentId: Id): Promise<number> =>
  db('call_deputy').where('agent_id', agentId).delete();

export type StandIn = { agent_id: Id; deputy_id: Id };

/** Who stands in for whom today. */
export const standIns = (db: Db, today: string): Promise<StandIn[]> =>
  db('call_deputy')
    .select<StandIn[]>('agent_id', 'deputy_id')
    .where((where) => void where.whereNull('until').orWhere('until', '>=', today));
