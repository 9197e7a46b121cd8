import { readdirSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { read, utils, type WorkBook } from 'xlsx';
import { accountColumns } from '#contract/account-columns.ts';
import { openStatuses } from '#contract/account-status.ts';
import { accounts, accountSorts } from '#contract/accounts.ts';
import type { Input } from '#contract/endpoint.ts';
import { type Export, exportsContract } from '#contract/exports.ts';
import { history } from '#contract/history.ts';
import { users } from '#contract/users.ts';
import { addAccount } from '../../support/accounts.ts';
import type { Client } from '../../support/client.ts';
import { intermediary, signInAs } from '../../support/people.ts';
import { eventually } from '../../support/eventually.ts';
import { dialects, openWorld, type World } from '../../support/world.ts';

/** Asks until the answer is as wanted. */
const until = <T>(ask: () => Promise<T>, wanted: (answer: T) => boolean): Promise<T> =>
  eventually(async () => {
    const answer = await ask();
    expect(answer).toSatisfy(wanted);
    return answer;
  });

const nasty = '=HYPERLINK("http://gonosz.test";"katt")';

describe.each(dialects)('a file taken away on %s', (dialect) => {
  let world: World;
  let firm = 0;

  beforeAll(async () => {
    world = await openWorld(dialect);
    firm = await intermediary(world, 'K0001');
    const through = { intermediary_id: firm };
    await addAccount(world, { accountNumber: '0012345678', holderName: 'Őrült Űrsula', mobile: '+36201112233' });
    await addAccount(world, { holderName: nasty }, through);
    await addAccount(world, { holderName: 'Kovács és Társa Bt.' }, { ...through, holder_kind: 'company' });
    await addAccount(world, { holderName: 'Ábrahám Éva' }, { step: 'code_sent', started_on: '2012-02-10' });
    await addAccount(
      world,
      { holderName: 'Zsák Ödön' },
      { step: 'confirmed', confirmed_on: '2012-02-14', confirmed_at: '2012-02-14T07:05:00.000Z' },
    );
    await addAccount(world, { holderName: 'Lejárt Lajos' }, { deadline: '2012-02-10' });
    await addAccount(world, { holderName: 'Más Kezeli' }, { manager_kind: 'broker', ...through });
  });
  afterAll(() => world.close());

  type Asked = Partial<Input<typeof exportsContract.make>>;

  const made = async (asked: Asked = {}, client: Client = world.admin): Promise<Export> => {
    const { id } = await client.call(exportsContract.make, { kind: 'accounts', reason: 'heti értekezlet', ...asked });
    return until(
      () => client.call(exportsContract.show, { id }),
      ({ state }) => state !== 'waiting' && state !== 'writing',
    );
  };
  const bytesOf = async ({ id }: Export, client: Client = world.admin): Promise<Buffer> =>
    (await client.download(`/api/exports/${id}/file`)).bytes;
  const bookOf = async (file: Export, client?: Client): Promise<WorkBook> =>
    read(await bytesOf(file, client), { type: 'buffer', cellFormula: true, cellNF: true });
  const rowsOf = (book: WorkBook, sheet: string): string[][] => {
    const found = book.Sheets[sheet];
    if (!found) throw new Error(`no sheet ${sheet}`);
    return utils.sheet_to_json<string[]>(found, { header: 1, raw: false, defval: '' });
  };

  it('is a workbook with the list, its totals and what it is', async () => {
    const file = await made({ filter: { status: [...openStatuses] }, sort: '-name' });
    expect(file).toMatchObject({ state: 'ready', rows: 5, total: 5, error: null, by: 'Teszt Elek' });
    const book = await bookOf(file);
    expect(book.SheetNames).toEqual(['Ügyfélszámlák', 'Összesítés', 'A fájlról']);
    const totals = Object.fromEntries(rowsOf(book, 'Összesítés')) as Record<string, string>;
    expect(totals).toMatchObject({
      'Sorok száma': '5',
      'Határidőn túl': '1',
      'nem kezdte el': '4',
      folyamatban: '1',
      'e-mail-kódot kapott': '1',
    });
    const about = Object.fromEntries(rowsOf(book, 'A fájlról')) as Record<string, string>;
    expect(about).toMatchObject({
      Szűrés: 'nem regisztrált',
      Sorrend: 'Ügyfél neve ↓',
      'Állapot napja': '2012. 02. 15.',
      Készítette: 'Teszt Elek',
      Indok: 'heti értekezlet',
      'Sorok száma': '5',
    });
    expect((await bytesOf(file)).length).toBe(file.bytes);
  });

  it.each(accountSorts)('holds the rows of the list in the order %s', async (sort) => {
    const filter = { cohort: 1, overdue: false };
    const { rows, total } = await world.admin.call(accounts.list, { ...filter, sort });
    const [, ...lines] = rowsOf(
      await bookOf(await made({ filter, sort, columns: ['accountNumber'] })),
      'Ügyfélszámlák',
    );
    expect(lines).toHaveLength(total);
    expect(lines.map(([number]) => number)).toEqual(rows.map(({ accountNumber }) => accountNumber));
  });

  it('keeps zeros, signs and letters, and lets nothing become a formula', async () => {
    const columns = ['accountNumber', 'holderName', 'mobile', 'deadline', 'daysLeft', 'confirmedAt'] as const;
    const book = await bookOf(await made({ columns: [...columns] }));
    const rows = rowsOf(book, 'Ügyfélszámlák');
    expect(rows[0]).toEqual([
      'Ügyfélszámlaszám',
      'Ügyfél neve',
      'Mobiltelefon',
      'Határidő',
      'Hátralévő nap',
      'Regisztráció ideje',
    ]);
    expect(rows).toContainEqual(['0012345678', 'Őrült Űrsula', '+36201112233', '2012. 02. 20.', '5', '']);
    expect(rows.map(([, name]) => name)).toContain(nasty);
    expect(rows.find(([, name]) => name === 'Zsák Ödön')?.[5]).toBe('2012. 02. 14. 08:05');
    const cells = Object.entries(book.Sheets['Ügyfélszámlák'] ?? {}).filter(([at]) => !at.startsWith('!'));
    expect(cells.filter(([, cell]) => (cell as { f?: string }).f !== undefined)).toEqual([]);
  });

  it('is a text list for whoever wants one, safe as well', async () => {
    const file = await made({ format: 'csv', columns: ['holderName', 'mobile', 'status'] });
    const text = (await bytesOf(file)).toString('utf8');
    expect(text.startsWith('\uFEFFÜgyfél neve;Mobiltelefon;Állapot\r\n')).toBe(true);
    expect(text).toContain(`"'=HYPERLINK(""http://gonosz.test"";""katt"")"`);
    expect(text).toContain("Őrült Űrsula;'+36201112233;nem kezdte el");
  });

  it('speaks English when asked', async () => {
    const book = await bookOf(await made({ language: 'en', columns: ['holderName', 'overdue', 'managerKind'] }));
    expect(book.SheetNames).toEqual(['Accounts', 'Totals', 'About this file']);
    expect(rowsOf(book, 'Accounts')[0]).toEqual(['Client', 'Overdue', 'Managed by']);
    expect(rowsOf(book, 'Accounts')).toContainEqual(['Lejárt Lajos', 'yes', 'owner']);
  });

  it('sums up each intermediary', async () => {
    const file = await made({ kind: 'intermediaries', filter: { cohort: '2012. évi megújítás' } });
    expect(rowsOf(await bookOf(file), 'Közvetítők')).toEqual([
      [
        'Kód',
        'Közvetítő',
        'Regisztrálnia kell',
        'Regisztrált',
        'Arány',
        'Hátravan',
        'Határidőn túl',
        'Utolsó megkeresés',
      ],
      ['K0001', 'Közvetítő K0001 Kft.', '2', '0', '0.0%', '2', '0', ''],
      ['', 'közvetítő nélkül', '4', '1', '25.0%', '3', '1', ''],
    ]);
    await expect(made({ kind: 'intermediaries', filter: { q: 'x' } })).rejects.toMatchObject({ code: 'INPUT_INVALID' });
    expect(await made({ kind: 'intermediaries', filter: { cohort: 99 } })).toMatchObject({
      state: 'failed',
      error: 'NOT_FOUND',
    });
  });

  it('gives a broker its own clients, and its files to nobody but itself and the administrator', async () => {
    const broker = await signInAs(world, 'broker');
    const agent = await signInAs(world, 'agent');
    const file = await made({ columns: ['holderName'] }, broker);
    const [, ...names] = rowsOf(await bookOf(file, broker), 'Ügyfélszámlák').flat();
    expect(names.toSorted()).toEqual([nasty, 'Kovács és Társa Bt.', 'Más Kezeli'].toSorted());
    const firms = await made({ kind: 'intermediaries' }, broker);
    expect(rowsOf(await bookOf(firms, broker), 'Közvetítők').map(([code]) => code)).toEqual(['Kód', 'K0001']);
    await expect(agent.call(exportsContract.show, { id: file.id })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect((await agent.download(`/api/exports/${file.id}/file`)).status).toBe(404);
    expect((await agent.call(exportsContract.list, {})).rows).toEqual([]);
    const all = await world.admin.call(exportsContract.list, {});
    expect(all.rows.map(({ id }) => id)).toContain(file.id);
  });

  it('is written with the rights of today, not of the day it was asked for', async () => {
    const leaver = await signInAs(world, 'agent', 'tavozo');
    const { rows } = await world.admin.call(users.list, {});
    const id = rows.find(({ username }) => username === 'tavozo')?.id ?? 0;
    const asked = await leaver.call(exportsContract.make, { kind: 'accounts', reason: 'utolsó nap' });
    await world.admin.call(users.change, { id, active: false });
    await world.ctx.write(({ db }) => db('export').where('id', asked.id).update({ state: 'waiting' }));
    world.ctx.wake('exports');
    const judged = await until(
      () => world.admin.call(exportsContract.show, { id: asked.id }),
      ({ state }) => state === 'failed',
    );
    expect(judged).toMatchObject({ error: 'NOT_ALLOWED' });
  });

  it('stands in the history with filter, rows and reason, without what was searched for', async () => {
    const file = await made({ filter: { q: 'Űrsula', status: 'not_started' }, reason: 'ellenőrzés' });
    await bytesOf(file);
    const { rows } = await world.admin.call(history.list, { object: `export:${file.id}` });
    expect(rows.map(({ action }) => action)).toEqual(['export.taken', 'export.made', 'export.asked']);
    expect(rows[2]?.details).toEqual({
      kind: 'accounts',
      filter: '{"status":["not_started"]}',
      searched: true,
      picked: null,
      reason: 'ellenőrzés',
    });
    expect(rows[1]?.details).toMatchObject({ rows: 1, format: 'xlsx' });
    expect(JSON.stringify(rows)).not.toContain('rsula');
  });

  it('begins anew after a program that was killed while writing', async () => {
    const file = await made();
    await world.ctx.write(({ db }) =>
      db('export').where('id', file.id).update({ state: 'writing', rows: 3, touched_at: '2012-02-15T08:00:00.000Z' }),
    );
    await world.restart();
    const again = await until(
      () => world.admin.call(exportsContract.show, { id: file.id }),
      ({ state }) => state === 'ready',
    );
    expect(again).toMatchObject({ rows: 7 });
  });

  it('is removed by whoever asked, and by itself after thirty days', async () => {
    const file = await made();
    const kept = await made();
    await world.admin.call(exportsContract.cancel, { id: file.id });
    expect((await world.admin.download(`/api/exports/${file.id}/file`)).status).toBeGreaterThan(399);
    expect((await world.admin.call(exportsContract.list, {})).rows.map(({ id }) => id)).not.toContain(file.id);
    world.clock.set(new Date(Date.parse(kept.expiresAt) + 1000));
    world.ctx.wake('exports');
    // The file goes first, then what is known of it.
    await until(
      async () => await world.ctx.db('export').where('id', kept.id).select<{ id: number }[]>('id'),
      (left) => left.length === 0,
    );
    expect(readdirSync(world.ctx.folders.exports)).toEqual([]);
  });
});

describe.each(dialects)('a long file on %s', (dialect) => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld(dialect, { setUp: false, demo: 6000 });
    await world.admin.send('GET', `/${new URL(world.running.url).search}`);
  });
  afterAll(() => world.close());

  it('stops when it is cancelled and leaves nothing behind', async () => {
    const { id } = await world.admin.call(exportsContract.make, { kind: 'accounts', reason: 'tévedés' });
    await until(
      () => world.admin.call(exportsContract.show, { id }),
      ({ state }) => state === 'writing',
    );
    await world.admin.call(exportsContract.cancel, { id });
    await until(
      () => Promise.resolve(readdirSync(world.ctx.folders.exports)),
      (left) => left.length === 0,
    );
  });

  it('holds every row once, whatever the page it was read in', async () => {
    const { id } = await world.admin.call(exportsContract.make, {
      kind: 'accounts',
      reason: 'teljes lista',
      format: 'csv',
      columns: [...accountColumns],
    });
    const file = await until(
      () => world.admin.call(exportsContract.show, { id }),
      ({ state }) => state === 'ready',
    );
    expect(file.rows).toBe(6000);
    const text = (await world.admin.download(`/api/exports/${id}/file`)).bytes.toString('utf8');
    const numbers = text
      .trim()
      .split('\r\n')
      .slice(1)
      .map((line) => line.split(';')[0]);
    expect(new Set(numbers).size).toBe(6000);
  });
});
