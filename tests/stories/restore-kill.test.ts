import { copyFileSync, mkdtempSync, readdirSync, renameSync, rmSync, truncateSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { backups } from '#contract/backups.ts';
import { history } from '#contract/history.ts';
import { session } from '#contract/session.ts';
import { settings } from '#contract/settings.ts';
import { type Order, writeOrder } from '../../api/backups/restore-order.ts';
import { Client } from '../support/client.ts';
import { startServer, type ServerProcess } from '../support/server-process.ts';
import { ADMIN } from '../support/world.ts';

/* What a power cut may leave behind at each step of a restore, and the cut itself, at a moment nobody chose. */
describe('a program killed in the middle of a restore', () => {
  const folder = mkdtempSync(join(tmpdir(), 'kapocs-restore-'));
  const main = join(folder, 'kapocs.sqlite');
  const fileOf = (id: string): string => join(folder, 'backups', `${id}.sqlite`);
  let server: ServerProcess;
  let admin: Client;
  let copy = '';

  const begin = async (): Promise<void> => {
    server = await startServer(['--data', folder, '--port', '0', '--portal-port', 'off', '--training', '--no-open']);
    admin = new Client(server.url);
  };
  const code = async (): Promise<string[]> =>
    (await admin.call(settings.intermediaries, {})).rows.map((firm) => firm.code).toSorted();
  const addFirm = (name: string) =>
    admin.call(settings.addIntermediary, { code: name, name: `Alkusz ${name}`, kind: 'broker' });

  beforeAll(async () => {
    await begin();
    await admin.call(session.setup, { displayName: 'Teszt Elek', ...ADMIN, insurer: { name: 'Minta Biztosító' } });
    await addFirm('RÉGI');
    copy = (await admin.call(backups.make, {})).id;
    await addFirm('ÚJ');
  });
  afterAll(async () => {
    await server.kill();
    rmSync(folder, { recursive: true, force: true });
  });

  /** It works, on the copy's data, with nothing left lying about, and what was there before is kept. */
  const restored = async (keptAs: string): Promise<void> => {
    await admin.call(session.signIn, ADMIN);
    expect(await code()).toEqual(['RÉGI']);
    expect((await admin.call(history.verify, {})).intact).toBe(true);
    expect((await admin.call(history.list, { action: 'backup.restored' })).total).toBe(1);
    const { rows } = await admin.call(backups.list, {});
    expect(rows.map(({ id }) => id)).toEqual(expect.arrayContaining([copy, keptAs]));
    expect(readdirSync(folder).filter((name) => /restore|incoming/.test(name))).toEqual([]);
    await addFirm('ÚJ');
  };

  const leftovers: [string, Order['phase'], (keptAs: string) => void][] = [
    [
      'half of the copy was there',
      'ordered',
      () => {
        copyFileSync(fileOf(copy), `${main}.incoming`);
        truncateSync(`${main}.incoming`, 20_000);
      },
    ],
    [
      'the present data were put aside',
      'ordered',
      (keptAs) => {
        copyFileSync(fileOf(copy), `${main}.incoming`);
        renameSync(main, fileOf(keptAs));
      },
    ],
    [
      'the copy had taken its place',
      'ordered',
      (keptAs) => {
        renameSync(main, fileOf(keptAs));
        copyFileSync(fileOf(copy), main);
      },
    ],
    [
      'the copy did not know of it yet',
      'swapped',
      (keptAs) => {
        renameSync(main, fileOf(keptAs));
        copyFileSync(fileOf(copy), main);
      },
    ],
  ];

  it.each(leftovers)('goes on at the next start: %s', async (_when, phase, leave) => {
    await server.stop();
    const keptAs = `kapocs_20120216_10000000${leftovers.findIndex(([name]) => name === _when)}_before_restore`;
    writeOrder({ data: folder }, { copy, keptAs, by: 1, at: new Date().toISOString(), phase });
    leave(keptAs);
    await begin();
    await restored(keptAs);
  });

  it.each([0, 100])('carries out what it had promised, killed %i ms after', async (wait) => {
    const { keptAs } = await admin.call(backups.restore, { id: copy, confirm: copy });
    await new Promise((resolve) => setTimeout(resolve, wait));
    await server.kill();
    await begin();
    await restored(keptAs);
  });
});
