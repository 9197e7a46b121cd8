import { readdirSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { backups } from '#contract/backups.ts';
import { imports, type Import } from '#contract/imports.ts';
import { settings } from '#contract/settings.ts';
import { openDatabase } from '#db/connect.ts';
import { rowsOf } from '#db/rows.ts';
import { rosterOf, waitForCalm } from '../../api/accounts/roster/keep.ts';
import { known } from '../../api/accounts/stored.ts';
import { find } from '../../api/imports/imports.ts';
import { anew } from '../../api/imports/read-again.ts';
import { save } from '../../api/imports/save-step.ts';
import { storyOf } from '../../api/imports/story.ts';
import { eventually } from '../support/eventually.ts';
import { applied, bringIn, clearTable, listFile, settled, undone } from '../support/imports.ts';
import { line, listText, type Line } from '../support/list-text.ts';
import { dialects, openWorld, type World } from '../support/world.ts';
import { textRows, xlsxFile } from '../support/xlsx-builder.ts';

type Csv = NonNullable<NonNullable<Import['mapping']>['csv']>;

const many = (count: number): Line[] => Array.from({ length: count }, () => line());

describe.each(dialects)('the way of a list on %s', (dialect) => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld(dialect);
  });
  afterAll(() => world.close());
  afterEach(() => clearTable(world.admin));

  const files = (): string[] => readdirSync(join(world.folder, 'files'));
  const one = (id: number) => world.admin.call(imports.one, { id });

  it('can be thrown away while it is read, and then nothing is left', async () => {
    const { id } = await world.admin.call(imports.upload, { filename: 'nagy.csv' }, listText(many(4000)));
    await world.admin.call(imports.discard, { id });
    await expect(one(id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await eventually(async () => {
      expect(files()).toEqual([]);
      expect(await world.ctx.db('import').where({ id })).toEqual([]);
      expect(await world.ctx.db('import_row').where({ import_id: id })).toEqual([]);
    });
  });

  it('can be stopped while it is applied, and then everything is as before', async () => {
    const lines = many(3000);
    const { id } = await bringIn(world.admin, listText(lines));
    await world.admin.call(imports.apply, { id });
    await expect.poll(async () => (await one(id)).progress.done, { timeout: 20_000 }).toBeGreaterThan(0);
    await world.admin.call(imports.discard, { id });
    const stopped = await settled(world.admin, id);
    expect(stopped).toMatchObject({ state: 'undone', counts: { kept: 0 } });
    expect(
      await known(
        world.ctx,
        1,
        lines.map(({ number }) => number ?? ''),
      ),
    ).toEqual([]);
  });

  it('has nobody learn all accounts by heart while it changes them by the thousand', async () => {
    waitForCalm(world.ctx);
    for (let looks = 0; looks < 10; looks += 1) {
      expect(await rosterOf(world.ctx)).toBeNull();
      await sleep(20);
    }
    await eventually(async () => expect(await rosterOf(world.ctx)).not.toBeNull(), 60_000);
  });

  it('keeps nothing of a reading that was given up', async () => {
    const { id } = await bringIn(world.admin, listText([line()]));
    const given = await find(world.ctx, id);
    await world.ctx.write((tx) => anew(tx, given));
    let kept = false;
    const late = save(world.ctx, given, () => {
      kept = true;
      return Promise.resolve({ done: 99 });
    });
    expect(await late).toBe(false);
    expect(kept).toBe(false);
  });

  it('goes on where it stood when the program is closed and opened again', async () => {
    const lines = many(3000);
    const { id } = await world.admin.call(imports.upload, { filename: 'nagy.csv' }, listText(lines));
    await expect.poll(async () => (await one(id)).progress.done, { interval: 5, timeout: 20_000 }).toBeGreaterThan(0);
    await world.restart();
    expect(await settled(world.admin, id)).toMatchObject({ state: 'preview', counts: { new: 3000 } });
    await world.admin.call(imports.apply, { id });
    await world.restart();
    expect(await settled(world.admin, id)).toMatchObject({ state: 'applied' });
    expect(
      await known(
        world.ctx,
        1,
        lines.map(({ number }) => number ?? ''),
      ),
    ).toHaveLength(3000);
    await undone(world.admin, id);
  });

  it('never lets two lists of one insurer change accounts at once', async () => {
    const done = await applied(world.admin, (await bringIn(world.admin, listText([line()]))).id);
    const [first, second] = [
      await bringIn(world.admin, listText(many(2000))),
      await bringIn(world.admin, listText(many(5))),
    ];
    await world.admin.call(imports.apply, { id: first.id });
    const busy = { status: 409, code: 'IMPORT_BUSY' };
    await expect(world.admin.call(imports.apply, { id: second.id })).rejects.toMatchObject(busy);
    await expect(world.admin.call(imports.undo, { id: done.id })).rejects.toMatchObject(busy);
    expect(await settled(world.admin, first.id)).toMatchObject({ state: 'applied' });
    // the other is judged again whenever accounts have changed
    const missing = async (gone: number): Promise<void> =>
      eventually(
        async () => expect(await one(second.id)).toMatchObject({ state: 'preview', counts: { gone } }),
        30_000,
      );
    await missing(2000);
    await undone(world.admin, first.id);
    await missing(1);
    await undone(world.admin, done.id);
  });

  it('does each step in its own state only', async () => {
    const { id } = await bringIn(world.admin, listText([line()]));
    await expect(world.admin.call(imports.undo, { id })).rejects.toMatchObject({ code: 'STATE_WRONG' });
    await applied(world.admin, id);
    await expect(world.admin.call(imports.apply, { id })).rejects.toMatchObject({ code: 'STATE_WRONG' });
    await expect(world.admin.call(imports.discard, { id })).rejects.toMatchObject({ code: 'STATE_WRONG' });
    await expect(world.admin.call(imports.setMapping, { id, columns: {} })).rejects.toMatchObject({
      code: 'STATE_WRONG',
    });
    await undone(world.admin, id);
    await expect(world.admin.call(imports.undo, { id })).rejects.toMatchObject({ code: 'STATE_WRONG' });
  });

  /** Rows of a copy of the whole database. */
  async function inCopy(copy: string, query: (table: (name: string) => string) => string): Promise<unknown[]> {
    if (dialect === 'postgresql')
      return rowsOf(
        world.ctx.db,
        query((name) => `"${copy}".${name}`),
      );
    const filename = join(world.folder, 'backups', `${copy}.sqlite`);
    const database = await openDatabase({ sqlite: { filename, key: world.ctx.databaseKey ?? '' } });
    const rows = await rowsOf(
      database.read,
      query((name) => name),
    );
    await database.close();
    return rows;
  }

  it('copies everything before it changes anything; without a copy it changes nothing', async () => {
    const told = line();
    const { id } = await bringIn(world.admin, listText([told]));
    if (dialect === 'sqlite') {
      const [folder, aside] = ['backups', 'elsewhere'].map((name) => join(world.folder, name)) as [string, string];
      renameSync(folder, aside);
      expect(await applied(world.admin, id)).toMatchObject({ state: 'preview', error: { code: 'BACKUP_FAILED' } });
      expect(await known(world.ctx, 1, [told.number ?? ''])).toEqual([]);
      renameSync(aside, folder);
    }
    expect(await applied(world.admin, id)).toMatchObject({ state: 'applied', error: null });
    const { rows } = await world.admin.call(backups.list, {});
    const copy = rows.find(({ reason }) => reason === 'before_import')?.id ?? '';
    expect(await inCopy(copy, (name) => `select 1 from ${name('import')} where id = ${id}`)).toHaveLength(1);
    expect(
      await inCopy(copy, (name) => `select 1 from ${name('account')} where account_key = '${told.number}'`),
    ).toEqual([]);
    await undone(world.admin, id);
  });

  it('asks about columns it cannot tell, takes headings and letters, and remembers', async () => {
    const unknown = (rows: readonly string[][]): Buffer =>
      xlsxFile({ sheets: [{ rows: textRows([['x1', 'x2', 'x3', 'x4', 'x5'], ...rows]) }] });
    const row = ['0700000001', 'Kiss Ilona', 'tulajdonos', '06 20 123 4567', 'ilona@pelda.test'];
    const asked = await bringIn(world.admin, unknown([row]));
    expect(asked.state).toBe('needs_mapping');
    const columns = { accountNumber: 'A', holderName: 'x2', managerKind: 'C', mobile: 'x4', email: 'e' };
    await expect(
      world.admin.call(imports.setMapping, { id: asked.id, columns: { ...columns, town: 'nincs ilyen' } }),
    ).rejects.toMatchObject({ code: 'INPUT_INVALID' });
    await expect(
      world.admin.call(imports.setMapping, { id: asked.id, columns: { accountNumber: 'A' } }),
    ).rejects.toMatchObject({ code: 'INPUT_INVALID' });

    await world.admin.call(imports.setMapping, { id: asked.id, columns });
    const preview = await settled(world.admin, asked.id);
    expect(preview).toMatchObject({ state: 'preview', counts: { new: 1 } });
    expect(preview.mapping?.columns.map(({ column }) => column)).toEqual([
      'accountNumber',
      'holderName',
      'managerKind',
      'mobile',
      'email',
    ]);
    const next = await bringIn(world.admin, unknown([row, ['0700000002', ...row.slice(1)]]));
    expect(next).toMatchObject({ state: 'preview', counts: { new: 2 } });
    expect(next.mapping?.columns[0]?.by).toBe('remembered');

    // another meaning judges anew
    await world.admin.call(imports.setMapping, { id: next.id, columns: { ...columns, mobile: 'E', email: 'D' } });
    expect(await settled(world.admin, next.id)).toMatchObject({ state: 'preview', counts: { new: 0, faulty: 2 } });
  });

  it('mends broken letters when asked to, and reads in the alphabet and with the separator it is told', async () => {
    // the headings are right: „Számlakezelő”; the mark that says UTF-8 is left out
    const broken = listText([line({ name: 'Szûcs Õrzsike', town: 'Gyõr' })]);
    const { id, mapping } = await bringIn(world.admin, broken.subarray(3));
    expect(mapping).toMatchObject({ brokenLetters: true, repairLetters: false, csv: { encoding: 'utf-8' } });
    const asking = async (asked: { repairLetters?: boolean; csv?: Csv }): Promise<Import['mapping']> => {
      await world.admin.call(imports.setMapping, { id, columns: {}, ...asked });
      return (await settled(world.admin, id)).mapping;
    };
    const name = async () => (await world.admin.call(imports.rows, { id, kind: 'new' })).rows[0]?.holderName;
    await asking({ repairLetters: true });
    expect(await name()).toBe('Szűcs Őrzsike');
    await asking({ repairLetters: false });
    expect(await name()).toBe('Szûcs Õrzsike');
    const misread = await asking({ csv: { encoding: 'windows-1250', separator: ';' } });
    expect(misread?.columns[1]?.heading).toBe('ĂśgyfĂ©l neve');
    expect((await asking({ csv: { encoding: 'utf-8', separator: ',' } }))?.columns).toHaveLength(1);
  });

  it('reads another sheet when told to', async () => {
    const sheet = (name: string, count: number) => ({
      name,
      rows: textRows([
        ['Ügyfélszámlaszám', 'Ügyfél neve', 'Számlakezelő', 'Mobil', 'E-mail'],
        ...Array.from({ length: count }, (_, at) => [
          `07100000${count}${at}`,
          'Nagy Pál',
          'alkusz',
          '06 20 123 4567',
          'pal@pelda.test',
        ]),
      ]),
    });
    const { id, counts, mapping } = await bringIn(
      world.admin,
      xlsxFile({ sheets: [sheet('Egy', 5), sheet('Kettő', 3)] }),
    );
    expect([counts.new, mapping?.sheet]).toEqual([5, 0]);
    await world.admin.call(imports.setMapping, { id, columns: {}, sheet: 1 });
    const other = await settled(world.admin, id);
    expect([other.counts.new, other.mapping?.sheet]).toEqual([3, 1]);
  });

  it('gives the faulty lines as a workbook that can be loaded again', async () => {
    const preview = await bringIn(world.admin, listFile('minta-lista-rendetlen.xlsx'), { filename: 'minta.xlsx' });
    const answer = await world.admin.download(`/api/imports/${preview.id}/faults.xlsx`);
    expect(answer.status).toBe(200);
    expect(decodeURIComponent(answer.headers.get('content-disposition') ?? '')).toContain('minta – hibás sorok.xlsx');
    const again = await bringIn(world.admin, answer.bytes, { filename: 'hibas.xlsx' });
    expect(again).toMatchObject({ state: 'preview', counts: { new: 0, faulty: preview.counts.faulty } });
    const reasons = async (id: number) =>
      (await world.admin.call(imports.rows, { id, kind: 'faulty' })).rows.map((row) =>
        row.reasons.map(({ column, reason }) => [column, reason]),
      );
    expect(await reasons(again.id)).toEqual(await reasons(preview.id));
  });

  it('knows a number by its lost zero when the account is known with it', async () => {
    const told = line({ number: '0790000001' });
    const { id } = await applied(world.admin, (await bringIn(world.admin, listText([told]))).id);
    const sheet = `${textRows([['Ügyfélszámlaszám', 'Ügyfél neve', 'Számlakezelő', 'Mobil', 'E-mail']])}<row r="2"><c><v>790000001</v></c>${[told.name, told.manager, told.mobile, told.email].map((text) => `<c t="inlineStr"><is><t>${text}</t></is></c>`).join('')}</row>`;
    const lost = await bringIn(world.admin, xlsxFile({ sheets: [{ rows: sheet }] }));
    expect(lost.counts).toMatchObject({ same: 1, new: 0, gone: 0 });
    const { rows } = await world.admin.call(imports.rows, { id: lost.id, kind: 'same' });
    expect(rows).toMatchObject([{ accountNumber: '0790000001', remarks: [{ reason: 'leading_zero_restored' }] }]);
    await undone(world.admin, id);
  });

  it('pages its lines, by cursor and by jump', async () => {
    const { id } = await bringIn(world.admin, listText(many(25)));
    const first = await world.admin.call(imports.rows, { id, kind: 'new', limit: 10 });
    const next = await world.admin.call(imports.rows, { id, kind: 'new', limit: 10, after: first.next ?? '' });
    const jump = await world.admin.call(imports.rows, { id, kind: 'new', limit: 10, skip: 20 });
    expect([first.rows[0]?.line, next.rows[0]?.line, jump.rows[0]?.line]).toEqual([2, 12, 22]);
    expect([first.total, jump.next]).toEqual([25, null]);
  });

  it('lists what came in, newest first, and takes the period it is told', async () => {
    const { id: cohort } = await world.admin.call(settings.addCohort, { name: 'Tavasz', deadline: '2012-05-31' });
    const { id } = await bringIn(world.admin, listText([line()]), { cohort, filename: 'tavasz.csv' });
    const { rows, total } = await world.admin.call(imports.list, { limit: 1 });
    expect(rows).toMatchObject([{ id, filename: 'tavasz.csv', cohortId: cohort, createdBy: 'Teszt Elek' }]);
    expect(total).toBeGreaterThan(1);
  });

  it('forgets files and lines of lists settled long ago and files of no list, not what lists changed', async () => {
    const [left, arriving] = ['import-ottmaradt', 'import-most-érkezik'];
    for (const name of [left, arriving]) writeFileSync(join(world.folder, 'files', name), 'x');
    const hoursAgo = new Date(Date.now() - 3 * 3_600_000);
    utimesSync(join(world.folder, 'files', left), hoursAgo, hoursAgo);
    const told = line();
    const { id } = await applied(world.admin, (await bringIn(world.admin, listText([told]), { cohort: 1 })).id);
    await world.ctx.write((tx) => tx.db('import').where({ id }).update({ created_at: '2011-12-01T00:00:00.000Z' }));
    await world.restart();
    // the record says so last, after its lines have gone
    await eventually(async () => expect((await world.admin.call(imports.rows, { id, kind: 'new' })).total).toBe(0));
    expect(await world.ctx.db('import_row').where({ import_id: id })).toEqual([]);
    await eventually(async () => expect(files()).not.toContain(left));
    expect(files()).toContain(arriving);
    rmSync(join(world.folder, 'files', arriving));
    const [account] = await known(world.ctx, 1, [told.number ?? '']);
    expect((await storyOf(world.ctx, account?.id ?? 0)).map(({ kind }) => kind)).toEqual(['list_created']);
    expect(await one(id)).toMatchObject({ state: 'applied', counts: { new: 1 } });
    await undone(world.admin, id);
    expect(await known(world.ctx, 1, [told.number ?? ''])).toEqual([]);
  });
});

describe('two servers of a team', () => {
  it('read and apply one list together, each line once', async () => {
    const world = await openWorld('postgresql');
    try {
      const other = await world.neighbour();
      const lines = many(3000);
      const { id } = await bringIn(world.admin, listText(lines));
      await applied(world.admin, id);
      const keys = lines.map(({ number }) => number ?? '');
      expect(await known(world.ctx, 1, keys)).toHaveLength(3000);
      const changes = await world.ctx.db('import_change').where({ import_id: id, kind: 'created' }).count({ n: '*' });
      expect(changes).toEqual([{ n: 3000 }]);
      await undone(world.admin, id);
      expect(await known(other.ctx, 1, keys)).toEqual([]);

      // what lists and reminders append to the kept counts is merged, and its room given back
      await world.ctx.db.raw(
        `insert into account_tally select 1, 0, 'owner', 'closed', 'confirmed', '2012-02-20', 0, mod(n, 2) * 2 - 1
         from generate_series(1, 12000) as n`,
      );
      world.ctx.wake('account-tally');
      await eventually(async () => {
        expect(
          (await rowsOf<{ n: number }>(world.ctx.db, 'select count(*) as n from account_tally'))[0]?.n,
        ).toBeLessThan(1000);
        const tidied = `select 1 from pg_stat_user_tables where relname = 'account_tally' and vacuum_count > 0`;
        expect(await rowsOf(world.ctx.db, tidied)).toHaveLength(1);
      });
    } finally {
      await world.close();
    }
  });
});
