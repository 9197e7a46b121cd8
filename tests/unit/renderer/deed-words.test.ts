import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { deedWords, objectWords } from '../../../renderer/settings/deed-words.ts';
import { deeds as en } from '../../../renderer/shared/texts/en/deeds.ts';
import { deeds as hu } from '../../../renderer/shared/texts/hu/deeds.ts';

const root = join(import.meta.dirname, '..', '..', '..');
const source = globSync('api/**/*.ts', { cwd: root }).map((file) => readFileSync(join(root, file), 'utf8'));
const written = [
  ...new Set(
    source.flatMap((text) => [...text.matchAll(/action: '([a-z_]+\.[a-z_]+)'/g)]).map(([, code = '']) => code),
  ),
];

describe.each([
  ['hu', hu],
  ['en', en],
])('the history in words (%s)', (_language, texts) => {
  it('has words for all that the program writes into it', () => {
    expect(written.length).toBeGreaterThan(50);
    const without = written.filter((action) => {
      const [subject = '', verb = ''] = action.split('.');
      return texts.subjects[subject] === undefined || texts.verbs[verb] === undefined;
    });
    expect(without).toEqual([]);
  });
});

it('reads as a sentence would', () => {
  expect(deedWords(hu, 'campaign.changed')).toBe('kampány: módosítva');
  expect(deedWords(hu, 'new_thing.well_done')).toBe('new thing: well done');
  expect(objectWords(hu, 'account:17')).toBe('ügyfélszámla 17');
  expect(objectWords(hu, 'setting:hours')).toBe('küldési idő');
});
