import type { Tx } from '../context.ts';
import * as sql from './settings.sql.ts';

/** A value other features keep under a name of their own; null when it was never set. */
export const settingValue = ({ db }: Pick<Tx, 'db'>, name: string): Promise<string | null> =>
  sql.settingValue(db, name);

export const saveSetting = ({ db }: Pick<Tx, 'db'>, name: string, value: string): Promise<unknown> =>
  sql.saveSetting(db, name, value);
