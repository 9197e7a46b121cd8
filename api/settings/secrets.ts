import type { Context } from '../context.ts';
import * as sql from './settings.sql.ts';

/** A secret of this installation, made on first use and kept in the (encrypted) database. */
export async function secretSetting(
  ctx: Pick<Context, 'db' | 'write'>,
  name: string,
  make: () => string,
): Promise<string> {
  const found = await sql.settingValue(ctx.db, name);
  if (found !== null) return found;
  return ctx.write(async (tx) => {
    await sql.saveSettingOnce(tx.db, name, make());
    const kept = await sql.settingValue(tx.db, name);
    if (kept === null) throw new Error(`setting ${name} was not kept`);
    return kept;
  });
}
