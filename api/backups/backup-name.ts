import { backupReasons, type BackupReason } from '#contract/backups.ts';

const NAME = /^kapocs_(\d{4})(\d{2})(\d{2})_(\d{2})(\d{2})(\d{2})(\d{3})_([a-z_]+)$/;

/** Name of a copy: when it was made (UTC) and why; fit for a file and for a schema. */
export const backupName = (at: string, reason: BackupReason): string =>
  `kapocs_${at.slice(0, 10).replaceAll('-', '')}_${at.slice(11, 23).replace(/[:.]/g, '')}_${reason}`;

/** What a name says, or null when it is no name of ours. */
export function readBackupName(name: string): { at: string; reason: BackupReason } | null {
  const found = NAME.exec(name);
  const reason = backupReasons.find((known) => known === found?.[8]);
  if (!found || !reason) return null;
  const [, year, month, day, hour, minute, second, ms] = found;
  return { at: `${year}-${month}-${day}T${hour}:${minute}:${second}.${ms}Z`, reason };
}
