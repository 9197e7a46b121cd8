import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openLog } from '../../api/log.ts';

describe('the log', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'kapocs-log-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('tells where an error arose, never its words', () => {
    const { log, close } = openLog(folder);
    log.error({ err: new Error('Kiss Pista, +36201234567') }, 'INTERNAL');
    close();
    const text = readFileSync(join(folder, 'kapocs.log'), 'utf8');
    expect(text).toContain('log.test.ts');
    expect(text).not.toMatch(/Pista|3620/);
  });

  it('begins a new file when the old one is full, and keeps five', () => {
    const { log, close } = openLog(folder, 1000);
    for (let line = 0; line < 100; line += 1) log.info({ line }, 'a line of some length that fills the file');
    close();
    const names = readdirSync(folder).toSorted();
    expect(names).toEqual(['kapocs.log', ...[1, 2, 3, 4, 5].map((at) => `kapocs.log.${at}`)]);
    for (const name of names) expect(statSync(join(folder, name)).size).toBeLessThan(1200);
    expect(
      readFileSync(join(folder, 'kapocs.log'), 'utf8') + readFileSync(join(folder, 'kapocs.log.1'), 'utf8'),
    ).toMatch(/"line":98.*\n.*"line":99/);
  });

  it.runIf(existsSync('/dev/full'))('goes on when the disk is full', () => {
    symlinkSync('/dev/full', join(folder, 'kapocs.log'));
    const { log, close } = openLog(folder);
    expect(() => {
      for (let line = 0; line < 3; line += 1) log.error({ err: new Error('x') }, 'INTERNAL');
    }).not.toThrow();
    close();
  });
});
