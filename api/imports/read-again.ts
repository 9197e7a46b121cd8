import type { Tx } from '../context.ts';
import { noCounts } from './counts.ts';
import * as decisions from './judging/decisions.sql.ts';
import * as sql from './imports.sql.ts';
import { planOf, type Asked } from './list-plan.ts';

/** Has a list read anew from its first line, with what a person asked for; what was decided about it is kept. */
export async function anew(tx: Tx, record: sql.ImportRecord, asked: Asked = planOf(record).asked): Promise<void> {
  await decisions.putAside(tx.db, record.id);
  await sql.change(tx.db, record.id, {
    state: 'reading',
    round: record.round + 1,
    plan: JSON.stringify({ asked, way: null }),
    line_reached: 0,
    all_read: 0,
    id_reached: 0,
    done: 0,
    counts: JSON.stringify(noCounts),
    phase_started_at: tx.now(),
  });
}

/** Accounts have changed: what other lists of the insurer would change is judged again. */
export async function readAgain(tx: Tx, { id, insurer_id }: sql.ImportRecord): Promise<void> {
  const others = await sql.previewsOf(tx.db, insurer_id, id);
  for (const other of others) await anew(tx, other);
  tx.tell(
    'imports',
    others.map((other) => other.id),
  );
  tx.wake('imports.read');
}
