import { KapocsError } from '#contract/errors.ts';
import type { Context } from '../context.ts';
import * as history from '../history/history.ts';
import { printedKey } from '../recovery-key.ts';
import { proveSelf } from '../users/users.ts';

/** The key all copies open with, as it is printed. Throws CREDENTIALS_WRONG, RESTORE_BY_HAND on PostgreSQL. */
export async function recoveryKey(ctx: Context, password: string): Promise<string> {
  if (ctx.databaseKey === null) throw new KapocsError('RESTORE_BY_HAND');
  await proveSelf(ctx, password);
  await ctx.write((tx) => history.record(tx, { action: 'backup.key_shown', object: 'setting:key' }));
  return printedKey(ctx.databaseKey);
}
