import type { Reading } from '../../context.ts';
import * as sql from '../imports.sql.ts';
import { planOf } from '../list-plan.ts';

/** The headings lists of this installation kept columns under, in the order they first came; nearly always none. */
export async function keptHeadings(ctx: Reading): Promise<string[]> {
  const lists = await sql.inStates(ctx.db, ['applying', 'applied', 'undoing', 'undone']);
  return [...new Set(lists.flatMap((list) => (planOf(list).way?.judging.extras ?? []).map(({ name }) => name)))];
}
