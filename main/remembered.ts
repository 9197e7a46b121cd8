import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';

export const placeShape = z.object({
  x: z.int(),
  y: z.int(),
  width: z.int().positive(),
  height: z.int().positive(),
  maximized: z.boolean(),
});

const shape = z.object({
  place: placeShape.nullable().catch(null),
  language: z.enum(['hu', 'en']).nullable().catch(null),
  teamServer: z
    .url({ protocol: /^https$/ })
    .nullable()
    .catch(null),
});
export type Remembered = z.infer<typeof shape>;

/** What the shell keeps between two starts. A lost or damaged file means starting with nothing remembered. */
export type Memory = { now: () => Remembered; change: (change: Partial<Remembered>) => void };

export function openMemory(path: string): Memory {
  let kept = shape.parse(read(path));
  return {
    now: () => kept,
    change: (change) => {
      kept = { ...kept, ...change };
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(`${path}.new`, JSON.stringify(kept), { mode: 0o600 });
      renameSync(`${path}.new`, path);
    },
  };
}

function read(path: string): object {
  try {
    const value: unknown = JSON.parse(readFileSync(path, 'utf8'));
    return typeof value === 'object' && value !== null ? value : {};
  } catch {
    return {};
  }
}
