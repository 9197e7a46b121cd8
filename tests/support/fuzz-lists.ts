import { strict as assert } from 'node:assert';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { accounts } from '#contract/accounts.ts';
import { imports } from '#contract/imports.ts';
import { session } from '#contract/session.ts';
import { rowsOf } from '#db/rows.ts';
import { Refused, type Client } from './client.ts';
import { eventually } from './eventually.ts';
import { applied, listFile, settled } from './imports.ts';
import { openKillable } from './killable.ts';
import { mutated } from './mutated-lists.ts';
import { seeded } from './random.ts';
import type { Dialect } from './world.ts';

const LONGEST_MS = 10_000;
const originals = ['minta-lista.xlsx', 'minta-lista-rendetlen.xlsx', 'minta-lista-1250.csv'];

export type FuzzReport = {
  files: number;
  refused: number;
  failed: number;
  read: number;
  longestMs: number;
  memoryGrowthMb: number;
};
type Fate = 'refused' | 'failed' | 'read';

/** The most memory a process has ever held, in MB; 0 where the system does not tell. */
const peakMb = (pid: number): number =>
  process.platform !== 'linux'
    ? 0
    : Math.round(Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024);

/** What becomes of a spoilt list: refused or failed with a reason about the file, or read. */
async function fateOf(admin: Client, bytes: Buffer, filename: string): Promise<Fate> {
  try {
    const { id } = await admin.call(imports.upload, { filename }, bytes);
    const { state, error } = await settled(admin, id, LONGEST_MS);
    if (error) assert.match(error.code, /^FILE_/);
    await admin.call(imports.discard, { id });
    return state === 'failed' ? 'failed' : 'read';
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    assert.match(error.code, /^FILE_/);
    assert.ok(error.status < 500, error.message);
    return 'refused';
  }
}

/**
 * Sends spoilt lists to the program, one after the other: none may break it, hold it up, change anything or leave
 * anything behind. Throws naming the file, which its seed makes again.
 */
export async function fuzzLists(
  dialect: Dialect,
  { files, seed }: { files: number; seed: number },
): Promise<FuzzReport> {
  const office = await openKillable(dialect);
  try {
    const { id } = await office.admin.call(imports.upload, { filename: 'jó.xlsx' }, listFile('minta-lista.xlsx'));
    await settled(office.admin, id);
    await applied(office.admin, id);
    const before = await office.admin.call(accounts.summary, {});
    const { pid } = office;
    const peakBefore = peakMb(pid);
    const fates: Record<Fate, number> = { refused: 0, failed: 0, read: 0 };
    let longestMs = 0;
    for (let file = 0; file < files; file += 1) {
      const random = seeded(seed * 1_000_003 + file);
      const name = originals[Math.floor(random() * originals.length)] ?? '';
      const bytes = mutated(listFile(name), random);
      const began = performance.now();
      try {
        fates[await fateOf(office.admin, bytes, name)] += 1;
      } catch (error) {
        throw new Error(`file ${file} of seed ${seed}, once ${name}`, { cause: error });
      }
      longestMs = Math.max(longestMs, Math.round(performance.now() - began));
      assert.ok(longestMs <= LONGEST_MS, `file ${file} of seed ${seed} held the program up for ${longestMs} ms`);
    }
    assert.equal((await office.admin.call(session.health, {})).status, 'ok');
    assert.equal(office.pid, pid);
    assert.deepEqual(await office.admin.call(accounts.summary, {}), before, 'a list nobody approved changed something');
    // what is thrown away is cleared in the background; the good list stays
    await eventually(async () => {
      assert.equal(readdirSync(join(office.folder, 'files')).length, 1, 'files were left behind');
      const left = await office.glance((database) =>
        rowsOf(database.read, 'select id from import union select import_id from import_row'),
      );
      assert.deepEqual(left, [{ id }], 'lists or lines were left behind');
    });
    const memoryGrowthMb = peakMb(pid) - peakBefore;
    return { files, ...fates, longestMs, memoryGrowthMb };
  } finally {
    await office.remove();
  }
}
