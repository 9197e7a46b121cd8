import type { Reading, Tx } from '../context.ts';
import * as sql from './settings.sql.ts';

/** A setting that a feature keeps as JSON under a name of its own; null while it was never set. */
export async function storedSetting({ db }: Pick<Reading, 'db'>, name: string): Promise<unknown> {
  const value = await sql.settingValue(db, name);
  return value === null ? null : (JSON.parse(value) as unknown);
}

export const storeSetting = async (tx: Pick<Tx, 'db'>, name: string, value: unknown): Promise<void> => {
  await sql.saveSetting(tx.db, name, JSON.stringify(value));
};
