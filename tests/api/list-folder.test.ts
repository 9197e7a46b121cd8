import {
  appendFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accounts } from '#contract/accounts.ts';
import { history } from '#contract/history.ts';
import { imports } from '#contract/imports.ts';
import { listFolder, type ListFolder } from '#contract/list-folder.ts';
import { settings } from '#contract/settings.ts';
import { eventually } from '../support/eventually.ts';
import { bringIn, clearTable, settled } from '../support/imports.ts';
import { line, listText } from '../support/list-text.ts';
import { dialects, openWorld, type World } from '../support/world.ts';

/** Longer than a file must stay the same, and than it takes until a look is noted again. */
const A_WHILE_MS = 6 * 60_000;

describe.each(dialects)('the watched folder on %s', (dialect) => {
  let world: World;
  let folder: string;
  let cohort: number;
  beforeAll(async () => {
    world = await openWorld(dialect, { standing: true });
    folder = mkdtempSync(join(tmpdir(), 'kapocs-mappa-'));
    cohort = (await world.admin.call(settings.cohorts, {})).rows[0]?.id ?? 0;
  });
  afterAll(async () => {
    await world.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const see = () => world.admin.call(listFolder.see, {});
  const watch = (path = folder) => world.admin.call(listFolder.set, { watch: { folder: path, cohortId: cohort } });
  const put = (name: string, bytes: string | Buffer): void => writeFileSync(join(folder, name), bytes);
  const lists = async () => (await world.admin.call(imports.list, {})).rows;
  const told = async (action: string) => (await world.admin.call(history.list, { action })).rows;

  /** Lets time pass and has the program look, until it has; where it can look at all. */
  async function look(): Promise<ListFolder> {
    const at = new Date(world.clock.now().getTime() + A_WHILE_MS);
    world.clock.set(at);
    world.ctx.wake('imports.folder');
    return eventually(async () => {
      const now = await see();
      expect(now.lookedAt).toBe(at.toISOString());
      return now;
    });
  }
  /** Looks until what is expected of the folder holds. */
  const until = (expected: (now: ListFolder) => void): Promise<ListFolder> =>
    eventually(async () => {
      const now = await look();
      expected(now);
      return now;
    });

  it('has a full path, and is none of the program’s own', async () => {
    expect(await see()).toEqual({ folder: null, cohortId: null, trouble: null, lookedAt: null, files: [] });
    for (const wrong of ['listak', join('..', 'listak'), world.folder, join(world.folder, 'files')])
      await expect(watch(wrong)).rejects.toMatchObject({ code: 'INPUT_INVALID', details: { fields: ['folder'] } });
    await expect(world.admin.call(listFolder.set, { watch: { folder, cohortId: 987_654 } })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    expect((await watch()).folder).toBe(folder);
    expect(await told('list_folder.set')).toHaveLength(1);
  });

  it('brings a list to its preview once, by what is in it, and leaves the folder as it was', async () => {
    const bytes = listText([line(), line(), line()]);
    put('beérkezett.csv', bytes);
    put('nem lista.pdf', 'x');
    put('~$beérkezett.xlsx', 'x');
    const { files } = await until((now) => expect(now.files).toHaveLength(1));
    const [met] = files;
    const list = await settled(world.admin, met?.importId ?? 0);
    expect(list).toMatchObject({ state: 'preview', filename: 'beérkezett.csv', cohortId: cohort, createdBy: null });
    expect(list.counts.new).toBe(3);
    expect((await world.admin.call(accounts.list, {})).total).toBe(0);

    put('másolata.csv', bytes);
    await look();
    await look();
    await world.restart();
    await look();
    await look();
    expect(await lists()).toHaveLength(1);
    await world.admin.call(imports.discard, { id: list.id });
    renameSync(join(folder, 'másolata.csv'), join(folder, 'új név.csv'));
    await look();
    const { files: after } = await look();
    expect(after).toMatchObject([{ name: 'beérkezett.csv', importId: null, error: null }]);
    expect(await lists()).toEqual([]);
    expect(readdirSync(folder).toSorted()).toEqual(
      ['beérkezett.csv', 'nem lista.pdf', 'új név.csv', '~$beérkezett.xlsx'].toSorted(),
    );
    expect(readFileSync(join(folder, 'beérkezett.csv'))).toEqual(bytes);
  });

  it('waits for a file that is still being written', async () => {
    const whole = listText([line(), line()]);
    put('lassan.csv', whole.subarray(0, 40));
    for (let at = 40; at < whole.length; at += 120) {
      await look();
      appendFileSync(join(folder, 'lassan.csv'), whole.subarray(at, at + 120));
    }
    expect((await see()).files).toHaveLength(1);
    const { files } = await until((now) => expect(now.files).toHaveLength(2));
    expect((await settled(world.admin, files[0]?.importId ?? 0)).counts).toMatchObject({ new: 2, faulty: 0 });
    await clearTable(world.admin);
  });

  it('tells of a file that is no list once, and takes the good one in its place', async () => {
    put('rossz.xlsx', 'PK\u0003\u0004 nem munkafüzet');
    const { files } = await until((now) => expect(now.files[0]?.name).toBe('rossz.xlsx'));
    expect(files[0]).toMatchObject({ importId: null });
    expect(files[0]?.error).toMatch(/^FILE_/);
    await look();
    await world.restart();
    await look();
    await look();
    expect(await told('list_folder.refused')).toHaveLength(1);
    expect(readdirSync(join(world.folder, 'files'))).toEqual([]);

    put('rossz.xlsx', listText([line()]));
    const after = await until((now) => expect(now.files[0]?.importId).toBeTypeOf('number'));
    expect(after.files.filter(({ name }) => name === 'rossz.xlsx')).toHaveLength(1);
    await settled(world.admin, after.files[0]?.importId ?? 0);
  });

  it('is watched by two servers, and each list is taken in once', async () => {
    const other = dialect === 'postgresql' ? await world.neighbour() : world.running;
    const before = (await see()).files.length;
    const names = ['közös 1.csv', 'közös 2.csv', 'közös 3.csv', 'közös 4.csv'];
    for (const name of names) put(name, listText([line()]));
    const both = async (): Promise<ListFolder> => {
      for (let turn = 0; turn < 3; turn += 1) {
        other.ctx.wake('imports.folder');
        await look();
      }
      return see();
    };
    await eventually(async () => expect((await both()).files).toHaveLength(before + names.length));
    await both();
    const taken = (await lists()).filter(({ filename }) => names.includes(filename));
    expect(taken.map(({ filename }) => filename).toSorted()).toEqual(names);
    for (const { id } of taken) expect(await settled(world.admin, id)).toMatchObject({ state: 'preview' });
    // a server that was too late has thrown its copy away
    const folders = new Set([world.ctx.folders.files, other.ctx.folders.files]);
    const kept = () => [...folders].flatMap((each) => readdirSync(each));
    await eventually(async () => expect(kept()).toHaveLength((await lists()).length));
    await clearTable(world.admin);
  });

  it('is said to be missing, and goes on when it is there again', async () => {
    renameSync(folder, `${folder}-el`);
    world.clock.set(new Date(world.clock.now().getTime() + A_WHILE_MS));
    world.ctx.wake('imports.folder');
    await eventually(async () => expect((await see()).trouble).toBe('missing'));
    world.ctx.wake('imports.folder');
    expect(await told('list_folder.lost')).toMatchObject([{ details: { trouble: 'missing' } }]);
    writeFileSync(folder, '');
    world.ctx.wake('imports.folder');
    await eventually(async () => expect((await see()).trouble).toBe('not_folder'));
    rmSync(folder);
    mkdirSync(folder);
    rmSync(`${folder}-el`, { recursive: true });
    expect((await look()).trouble).toBeNull();
  });

  it('does not keep anybody from loading by hand, and is left alone once it is watched no more', async () => {
    await clearTable(world.admin);
    await world.admin.call(listFolder.set, { watch: null });
    put('későn.csv', listText([line()]));
    world.clock.set(new Date(world.clock.now().getTime() + A_WHILE_MS));
    world.ctx.wake('imports.folder');
    const { id } = await bringIn(world.admin, listText([line()]));
    expect((await lists()).map((list) => list.id)).toEqual([id]);
    expect((await see()).folder).toBeNull();
  });
});
