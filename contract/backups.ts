import { z } from 'zod';
import { Id, Instant, Nothing, Rows, RowsAnd } from './basics.ts';
import { endpoint } from './endpoint.ts';
import { channels } from './outbox.ts';

export const backupReasons = ['by_hand', 'daily', 'before_import', 'before_migration', 'before_restore'] as const;
export type BackupReason = (typeof backupReasons)[number];

/** `id` is the name of the file in the backups folder, or of the schema on PostgreSQL. */
export const Backup = z.object({
  id: z.string(),
  at: Instant,
  reason: z.enum(backupReasons),
  bytes: z.number().int().nullable(),
});
export type Backup = z.output<typeof Backup>;

const Kept = z.int().min(1).max(100);

/** How many copies of each kind are kept; the oldest of its own kind goes for a new one. */
export const Retention = z.object({
  by_hand: Kept,
  daily: Kept,
  before_import: Kept,
  before_migration: Kept,
  before_restore: Kept,
} satisfies Record<BackupReason, typeof Kept>);
export type Retention = z.output<typeof Retention>;

/**
 * How the last restore went: `held` messages wait for somebody to let them go; so many clients were `erased` again,
 * who had been erased since the copy.
 */
export const Restored = z.object({
  copy: z.string(),
  at: Instant,
  outcome: z.enum(['restored', 'failed']),
  held: z.number().int(),
  erased: z.number().int().default(0),
});
export type Restored = z.output<typeof Restored>;

const BackupId = z.string().regex(/^kapocs_[a-z0-9_]{1,60}$/);

/** What happened since a copy was made, and is gone once it is restored. */
export const Loss = z.object({
  entries: z.number().int(),
  registrations: z.number().int(),
  messages: z.number().int(),
  lists: z.number().int(),
});
export type Loss = z.output<typeof Loss>;

export const backups = {
  list: endpoint({
    method: 'GET',
    path: '/api/backups',
    right: 'backups:manage',
    summary: 'The copies that exist, newest first, how many are kept, and how the last restore went.',
    input: Nothing,
    output: RowsAnd(Backup, { retention: Retention, lastRestore: Restored.nullable() }),
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
  keep: endpoint({
    method: 'PUT',
    path: '/api/backups/retention',
    right: 'backups:manage',
    summary: 'How many copies of each kind are kept.',
    input: Retention,
    output: Retention,
  }),
  loss: endpoint({
    method: 'GET',
    path: '/api/backups/:id/loss',
    right: 'backups:restore',
    summary: 'What happened since the copy was made, and would be gone if it were restored.',
    limit: { max: 30, seconds: 60 },
    input: z.object({ id: BackupId }),
    output: Loss,
  }),
  restore: endpoint({
    method: 'POST',
    path: '/api/backups/:id/restore',
    right: 'backups:restore',
    summary:
      'Puts the copy in the place of the present data, which are kept as a copy of their own; `confirm` repeats the id. The program starts again, everybody signs in anew, and messages that waited when the copy was made are held.',
    limit: { max: 6, seconds: 60 },
    input: z.object({ id: BackupId, confirm: z.string() }),
    output: z.object({ keptAs: z.string() }),
    status: 202,
  }),
  key: endpoint({
    method: 'POST',
    path: '/api/backups/key',
    right: 'backups:restore',
    summary: 'The key the copies open with, to print and put away; asks for the password of whoever wants it.',
    limit: { max: 6, seconds: 60 },
    input: z.object({ password: z.string().min(1).max(128) }),
    output: z.object({ key: z.string() }),
  }),
  held: endpoint({
    method: 'GET',
    path: '/api/outbox/held',
    right: 'backups:restore',
    summary: 'Messages a restore has held: they may have gone already after the copy was made.',
    input: Nothing,
    output: Rows(
      z.object({
        campaignId: Id.nullable(),
        campaignName: z.string().nullable(),
        channel: z.enum(channels),
        messages: z.number().int(),
      }),
    ),
  }),
  release: endpoint({
    method: 'POST',
    path: '/api/outbox/held',
    right: 'backups:restore',
    summary: 'Lets held messages of a campaign (or of none) go, or calls them back for good.',
    limit: { max: 60, seconds: 60 },
    input: z.object({ campaignId: Id.nullable(), as: z.enum(['send', 'drop']) }),
    output: z.object({ messages: z.number().int() }),
  }),
};
