import { existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
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

  it.runIf(existsSync('/dev/full'))('goes on when the disk is full', () => {
    symlinkSync('/dev/full', join(folder, 'kapocs.log'));
    const { log, close } = openLog(folder);
    expect(() => {
      for (let line = 0; line < 3; line += 1) log.error({ err: new Error('x') }, 'INTERNAL');
    }).not.toThrow();
    close();
  });
});
