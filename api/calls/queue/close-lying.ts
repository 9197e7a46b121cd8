import type { Tx } from '../../context.ts';
import { closing } from './close-now.ts';
import type { Deed } from '../../history/history.ts';
import * as sql from '../task.sql.ts';
import type { Unfit } from './unfit.ts';

/** Takes those nobody may be called for, and nobody has in hand, out of the queue; what the history says of them. */
export async function closeLying(tx: Tx, out: readonly Unfit[]): Promise<(Deed & { actor: null })[]> {
  const deeds: (Deed & { actor: null })[] = [];
  for (const [end, each] of Map.groupBy(out, (one) => one.end)) {
    const asked = each.map(({ task }) => task.id);
    const closed = new Set((await sql.closeLying(tx.db, asked, end, tx.now())).map(({ id }) => id));
    deeds.push(
      ...each.filter(({ task }) => closed.has(task.id)).map(({ task }) => ({ ...closing(task, end), actor: null })),
    );
  }
  return deeds;
}
