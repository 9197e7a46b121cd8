import { describe, expect, it } from 'vitest';
import { isListName, QUIET_MS, stillFiles, type Seen } from '../../../api/imports/folder/folder-files.ts';

describe('a file of the watched folder', () => {
  it.each([
    ['lista.xlsx', true],
    ['LISTA.CSV', true],
    ['régi lista.ods', true],
    ['lista.pdf', false],
    ['lista.xlsx.part', false],
    ['~$lista.xlsx', false],
    ['.lista.csv', false],
    ['lista', false],
  ])('%s: %s', (name, taken) => {
    expect(isListName(name)).toBe(taken);
  });
});

describe('files that have stopped growing', () => {
  const file = { name: 'lista.csv', size: 10, mtimeMs: 1 };
  const names = (files: readonly { name: string }[]): string[] => files.map(({ name }) => name);

  it('are those seen the same for long enough, until they are dealt with', () => {
    const seen = new Map<string, Seen>();
    expect(stillFiles(seen, [file], 0)).toEqual([]);
    expect(stillFiles(seen, [file], QUIET_MS - 1)).toEqual([]);
    expect(names(stillFiles(seen, [file], QUIET_MS))).toEqual(['lista.csv']);
    expect(names(stillFiles(seen, [file], QUIET_MS + 1))).toEqual(['lista.csv']);
    const stands = seen.get('lista.csv');
    if (stands) stands.done = true;
    expect(stillFiles(seen, [file], 10 * QUIET_MS)).toEqual([]);
  });

  it.each([
    ['it has grown', { ...file, size: 11 }],
    ['it was written anew', { ...file, mtimeMs: 2 }],
  ])('are waited for again when %s', (_what, changed) => {
    const seen = new Map<string, Seen>();
    stillFiles(seen, [file], 0);
    expect(stillFiles(seen, [changed], QUIET_MS)).toEqual([]);
    expect(stillFiles(seen, [changed], 2 * QUIET_MS)).toEqual([changed]);
  });

  it('are waited for again after they were taken away, and whichever way the clock is set', () => {
    const seen = new Map<string, Seen>();
    stillFiles(seen, [file], 0);
    stillFiles(seen, [], 1);
    expect(stillFiles(seen, [file], QUIET_MS)).toEqual([]);
    expect(stillFiles(seen, [file], -QUIET_MS)).toEqual([file]);
  });
});
