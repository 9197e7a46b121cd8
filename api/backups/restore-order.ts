import { closeSync, existsSync, fsyncSync, openSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { Instant } from '#contract/basics.ts';
import type { Folders } from '../context.ts';

/**
 * A restore that was asked for, kept as a file beside the database: `ordered` → the files are still to be swapped;
 * `swapped` or `failed` → the database that stands there now is to be told.
 */
const Order = z.object({
  copy: z.string(),
  keptAs: z.string(),
  by: z.number().nullable(),
  at: Instant,
  phase: z.enum(['ordered', 'swapped', 'failed']),
});
export type Order = z.output<typeof Order>;

const fileIn = ({ data }: Pick<Folders, 'data'>): string => join(data, 'restore.json');

export function readOrder(folders: Pick<Folders, 'data'>): Order | null {
  const file = fileIn(folders);
  return existsSync(file) ? Order.parse(JSON.parse(readFileSync(file, 'utf8'))) : null;
}

/** Whole or not at all, also at a power cut. */
export function writeOrder(folders: Pick<Folders, 'data'>, order: Order): void {
  const file = fileIn(folders);
  writeFileSync(`${file}.part`, JSON.stringify(order), { mode: 0o600, flush: true });
  renameSync(`${file}.part`, file);
  const folder = openSync(folders.data, 'r');
  fsyncSync(folder);
  closeSync(folder);
}

export const dropOrder = (folders: Pick<Folders, 'data'>): void => rmSync(fileIn(folders), { force: true });
