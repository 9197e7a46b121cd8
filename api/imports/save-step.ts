import type { Context, Tx } from '../context.ts';
import * as sql from './imports.sql.ts';

export type ImportChange = Partial<Omit<sql.ImportRecord, 'id'>>;

/**
 * Saves something of a list being read, unless it was thrown away or is to be read anew meanwhile: then false.
 * `step` gets the import as it is in this transaction and says what becomes of it.
 */
export const save = (
  ctx: Context,
  { id, round }: sql.ImportRecord,
  step: (now: sql.ImportRecord, tx: Tx) => Promise<ImportChange>,
): Promise<boolean> =>
  ctx.write(async (tx) => {
    const now = await sql.hold(tx.db, id);
    if (!now || now.round !== round || (now.state !== 'received' && now.state !== 'reading')) return false;
    const change = await step(now, tx);
    if (Object.keys(change).length > 0) await sql.change(tx.db, id, change);
    tx.tell('imports', [id]);
    return true;
  });
