import type { Tx } from '../context.ts';
import * as sql from './forget.sql.ts';

/** Removes what a client asked for, wherever it was asked; says how many requests there were. */
export const forgetRequests = (tx: Tx, whose: sql.Whose): Promise<number> => sql.remove(tx.db, whose);
