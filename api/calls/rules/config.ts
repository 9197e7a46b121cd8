import { CallOutcomes, defaultOutcomes, type CallOutcome } from '#contract/call-outcomes.ts';
import { CallRules, defaultCallRules } from '#contract/call-rules.ts';
import { KapocsError } from '#contract/errors.ts';
import type { Reading, Tx } from '../../context.ts';
import * as history from '../../history/history.ts';
import * as attempts from '../outcomes/attempt.sql.ts';
import * as sql from './setting.sql.ts';

type Asking = Pick<Reading, 'db'>;

/** The outcomes in their order, also those switched off. */
export async function outcomes({ db }: Asking): Promise<CallOutcome[]> {
  const stored = await sql.value(db, 'outcomes');
  return stored === null ? [...defaultOutcomes] : CallOutcomes.parse(JSON.parse(stored));
}

/** Throws STATE_WRONG when a code that was used is missing: reports would not know its word any more. */
export async function setOutcomes(tx: Tx, rows: CallOutcome[]): Promise<CallOutcome[]> {
  const kept = new Set(rows.map(({ code }) => code));
  const missing = (await attempts.codesUsed(tx.db)).filter((code) => !kept.has(code));
  if (missing.length > 0) throw new KapocsError('STATE_WRONG', { codes: missing });
  await sql.save(tx.db, 'outcomes', JSON.stringify(rows));
  await history.record(tx, { action: 'call_outcomes.changed', object: 'setting:call-outcomes' });
  tx.tell('calls', []);
  return rows;
}

export async function rules({ db }: Asking): Promise<CallRules> {
  const stored = await sql.value(db, 'rules');
  return stored === null ? defaultCallRules : CallRules.parse(JSON.parse(stored));
}

export async function setRules(tx: Tx, changed: CallRules): Promise<CallRules> {
  await sql.save(tx.db, 'rules', JSON.stringify(changed));
  await history.record(tx, { action: 'call_rules.changed', object: 'setting:call-rules', details: { ...changed } });
  tx.tell('calls', []);
  return changed;
}
