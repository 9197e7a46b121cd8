import { z } from 'zod';
import { Instant, Nothing } from './basics.ts';
import { endpoint } from './endpoint.ts';

export const backupReasons = ['by_hand', 'before_migration', 'before_import', 'daily'] as const;
export type BackupReason = (typeof backupReasons)[number];

/** `id` is the name of the file in the backups folder, or of the schema on PostgreSQL. */
export const Backup = z.object({
  id: z.string(),
  at: Instant,
  reason: z.enum(backupReasons),
  bytes: z.number().int().nullable(),
});
export type Backup = z.output<typeof Backup>;

export const backups = {
  list: endpoint({
    method: 'GET',
    path: '/api/backups',
    right: 'backups:manage',
    summary: 'The copies that exist, newest first.',
    input: Nothing,
    output: z.object({ rows: z.array(Backup) }),
  }),
  make: endpoint({
    method: 'POST',
    path: '/api/backups',
    right: 'backups:manage',
    summary: 'Copies the whole database while work goes on, and opens the copy to see that it is whole.',
    limit: { max: 6, seconds: 60 },
    input: Nothing,
    output: Backup,
    status: 201,
  }),
};
