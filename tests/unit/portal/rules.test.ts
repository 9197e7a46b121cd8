import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

/** Every numbered rule of the portals; a test that proves one begins with its number. */
const rules = [
  ...numbered('1', 1, 6),
  ...numbered('2', 1, 5),
  ...numbered('3', 0, 6),
  '4',
  ...Array.from({ length: 21 }, (_, at) => `K${at + 1}`),
  ...numbered('6', 1, 16),
  '7',
];

function numbered(part: string, first: number, last: number): string[] {
  return Array.from({ length: last - first + 1 }, (_, at) => `${part}.${first + at}`);
}

const root = join(import.meta.dirname, '..', '..', '..');
const files = globSync('tests/{api,browser,contract,unit,stories}/**/*.test.ts', { cwd: root });

/** The first words of names: of a test, of a group, of a line of a table whose names are its first column. */
const named = /(?:\b(?:it|test|describe)\(|\)\(|^\s*\[)\s*['"`](K\d+|\d\.\d+|4|7) (?=\S)/gm;

const proved = new Map<string, string[]>();
for (const file of files)
  for (const [, rule = ''] of readFileSync(join(root, file), 'utf8').matchAll(named))
    proved.set(rule, [...(proved.get(rule) ?? []), file]);

describe('the rules of the portals', () => {
  it.each(rules)('%s has a test with its number', (rule) => expect(proved.get(rule) ?? []).not.toEqual([]));
});
