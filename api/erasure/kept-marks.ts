import { closeSync, existsSync, fsyncSync, openSync, readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import * as erased from '../accounts/erased.ts';
import type { Context } from '../context.ts';

/*
 * The marks of erased clients a second time, in a file beside the database: a restore brings an older database back,
 * by the program or by hand, but not an older file. A mark is a keyed hash, it names nobody.
 */
const fileOf = ({ folders }: Pick<Context, 'folders'>): string => join(folders.data, 'erased-marks.txt');

/** The marks kept beside the database, one a line. */
function kept(ctx: Pick<Context, 'folders'>): string[] {
  const file = fileOf(ctx);
  return existsSync(file) ? readFileSync(file, 'utf8').split('\n').filter(Boolean) : [];
}

/** Writes down beside the database who was erased; what stands there already stays. */
export async function keepMarks(ctx: Context): Promise<void> {
  const there = new Set(kept(ctx));
  const missing = (await erased.allMarks(ctx)).filter((mark) => !there.has(mark));
  if (missing.length === 0) return;
  const file = openSync(fileOf(ctx), 'a', 0o600);
  try {
    // a line broken off by a power cut ends here
    writeSync(file, `\n${missing.join('\n')}\n`);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** Marks the database does not know: it is older than the erasures they stand for. */
export async function lostMarks(ctx: Context): Promise<ReadonlySet<string>> {
  const there = kept(ctx);
  return there.length === 0 ? new Set() : new Set(there).difference(new Set(await erased.allMarks(ctx)));
}
