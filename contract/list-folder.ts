import { z } from 'zod';
import { Id, Instant, Line, Nothing } from './basics.ts';
import { endpoint } from './endpoint.ts';
import { errors, type ErrorCode } from './errors.ts';

/** Why the folder cannot be looked into. */
export const folderTroubles = ['missing', 'not_folder', 'unreadable'] as const;
export type FolderTrouble = (typeof folderTroubles)[number];

const Met = z.object({
  name: z.string(),
  at: Instant,
  /** null: it could not be taken in, or the list was thrown away since */
  importId: Id.nullable(),
  error: z.enum(Object.keys(errors) as ErrorCode[]).nullable(),
});

/** The folder whose new files are read to their preview by themselves. */
export const ListFolder = z.object({
  /** null: none is watched */
  folder: z.string().nullable(),
  /** the renewal period, and with it the insurer, its lists are of */
  cohortId: Id.nullable(),
  trouble: z.enum(folderTroubles).nullable(),
  /** when it could last be looked into, to a few minutes; null: never yet */
  lookedAt: Instant.nullable(),
  /** the files met last, newest first */
  files: z.array(Met),
});
export type ListFolder = z.output<typeof ListFolder>;

export const listFolder = {
  see: endpoint({
    method: 'GET',
    path: '/api/list-folder',
    right: 'imports:run',
    summary: 'The watched folder, whether it can be looked into, and the files met in it last.',
    input: Nothing,
    output: ListFolder,
  }),
  set: endpoint({
    method: 'PUT',
    path: '/api/list-folder',
    right: 'insurers:change',
    summary:
      'Names the watched folder by its full path on the machine the program runs on, and the renewal period its lists are of; null: none is watched. Every list file in it is read to its preview once, and never applied by itself; nothing in the folder is moved or deleted.',
    input: z.object({
      watch: z.object({ folder: Line(1000), cohortId: Id }).nullable(),
    }),
    output: ListFolder,
  }),
};
