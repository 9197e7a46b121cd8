import { type Backup, Retention } from '#contract/backups.ts';
import type { Reading, Tx } from '../context.ts';
import * as history from '../history/history.ts';
import { saveSetting, settingValue } from '../settings/named.ts';

const SETTING = 'backup_retention';

const usual: Retention = { by_hand: 10, daily: 14, before_import: 10, before_migration: 5, before_restore: 5 };
/** A copy on PostgreSQL lives in the same database and doubles it: few are enough. */
const fewer: Retention = { by_hand: 2, daily: 1, before_import: 2, before_migration: 1, before_restore: 1 };

export async function retention(ctx: Pick<Reading, 'db' | 'dialect'>): Promise<Retention> {
  const stored = await settingValue(ctx, SETTING);
  if (stored !== null) return Retention.parse(JSON.parse(stored));
  return ctx.dialect === 'sqlite' ? usual : fewer;
}

export async function keep(tx: Tx, wanted: Retention): Promise<Retention> {
  await saveSetting(tx, SETTING, JSON.stringify(wanted));
  await history.record(tx, { action: 'backup.retention_changed', object: 'setting:backup_retention', details: wanted });
  tx.tell('backups', []);
  return wanted;
}

/** The copies that are one too many of their kind; `rows` newest first. */
export function tooMany(rows: readonly Backup[], kept: Retention): Backup[] {
  const seen = new Map<Backup['reason'], number>();
  return rows.filter(({ reason }) => {
    const count = (seen.get(reason) ?? 0) + 1;
    seen.set(reason, count);
    return count > kept[reason];
  });
}
