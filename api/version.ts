import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The nearest package.json above: the repository’s in development, the installed program’s when packed. */
function read(folder: string): { home: string; version: string } {
  try {
    const found = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { name?: string; version?: string };
    if (found.name === 'kapocs' && found.version) return { home: folder, version: found.version };
  } catch {
    // not here: look one folder up
  }
  const parent = dirname(folder);
  return parent === folder ? { home: import.meta.dirname, version: '0.0.0' } : read(parent);
}

/** `home`: the folder the program lies in, built or as source. */
export const { home, version } = read(import.meta.dirname);
