import { createWriteStream, existsSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';

const MOST_BYTES = 5_000_000;

export type Log = { folder: string; line: (text: string) => void; append: (chunk: Buffer) => void };

/** The program's log file; the previous one is kept once it has grown past 5 MB. */
export function openLog(folder: string): Log {
  mkdirSync(folder, { recursive: true });
  const path = join(folder, 'kapocs.log');
  if (existsSync(path) && statSync(path).size > MOST_BYTES) renameSync(path, join(folder, 'kapocs.previous.log'));
  const file = createWriteStream(path, { flags: 'a', mode: 0o600 });
  return {
    folder,
    line: (text) => void file.write(`${new Date().toISOString()} shell: ${text}\n`),
    append: (chunk) => void file.write(chunk),
  };
}
