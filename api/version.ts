import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The nearest package.json above: the repository’s in development, the installed program’s when packed. */
function read(folder: string): string {
  try {
    const found = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { name?: string; version?: string };
    if (found.name === 'kapocs' && found.version) return found.version;
  } catch {
    // not here: look one folder up
  }
  const parent = dirname(folder);
  return parent === folder ? '0.0.0' : read(parent);
}

export const version = read(import.meta.dirname);
