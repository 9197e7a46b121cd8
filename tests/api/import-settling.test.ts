import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { accounts as accountsContract } from '#contract/accounts.ts';
import { erasure } from '#contract/erasure.ts';
import { exportsContract } from '#contract/exports.ts';
import { imports } from '#contract/imports.ts';
import { listDifference } from '#contract/list-difference.ts';
import { settings } from '#contract/settings.ts';
import { rowsOf } from '#db/rows.ts';
import { read, utils, write } from 'xlsx';
import * as accounts from '../../api/accounts/accounts.ts';
import { known, type StoredAccount } from '../../api/accounts/stored.ts';
import { applied, bringIn, clearTable, settled, undone } from '../support/imports.ts';
import { line, listText, type Line } from '../support/list-text.ts';
import { dialects, openWorld, type World } from '../support/world.ts';

describe.each(dialects)('what a person decides about a list on %s', (dialect) => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld(dialect);
  });
  afterAll(() => world.close());
  afterEach(() => clearTable(world.admin));

  /** A renewal period of its own, so that nobody else's accounts are gone. */
  async function period(): Promise<number> {
    const { rows } = await world.admin.call(settings.cohorts, {});
    return (await world.admin.call(settings.addCohort, { name: `${rows.length + 1}. kör`, deadline: '2012-03-31' })).id;
  }
  const preview = (lines: readonly Line[], cohort: number) => bringIn(world.admin, listText(lines), { cohort });
  const take = async (lines: readonly Line[], cohort: number) =>
    applied(world.admin, (await preview(lines, cohort)).id);
  async function stored({ number = '' }: Line): Promise<StoredAccount> {
    const [account] = await known(world.ctx, 1, [number]);
    if (!account) throw new Error(`there is no account ${number}`);
    return account;
  }
  const one = (id: number) => world.admin.call(imports.one, { id });
  const conflictsOf = async (id: number) => (await world.admin.call(imports.rows, { id, kind: 'conflict' })).rows;
  const byHand = async (told: Line, contact: { email?: string; mobile?: string }) =>
    world.admin.call(accountsContract.correct, { id: (await stored(told)).id, ...contact });

  describe('where the list contradicts what is kept', () => {
    it('takes the list’s value where that was chosen, and can be undone to the byte', async () => {
      const cohort = await period();
      const [listed, kept, both] = [line(), line(), line()];
      await take([listed, kept, both], cohort);
      await byHand(listed, { mobile: '06 70 111 2222' });
      await byHand(kept, { mobile: '06 70 111 3333' });
      await byHand(both, { mobile: '06 70 111 4444', email: 'kezzel@pelda.test' });
      const before = await Promise.all([listed, kept, both].map(stored));

      const list = await preview([listed, kept, both], cohort);
      expect(list.counts).toMatchObject({ same: 3, changed: 0, conflict: 3, conflictOpen: 3, conflictList: 0 });
      const [first, second, third] = await conflictsOf(list.id);
      const settle = (row: number | undefined, as: 'list' | 'kept', field?: 'mobile') =>
        world.admin.call(imports.settle, { id: list.id, as, rows: [row ?? 0], field });
      expect(await settle(first?.id, 'list')).toMatchObject({ settled: 1 });
      await settle(second?.id, 'kept');
      const { counts } = await settle(third?.id, 'list', 'mobile');
      expect(counts).toMatchObject({ conflict: 3, conflictOpen: 1, conflictList: 2 });
      expect(
        (await conflictsOf(list.id)).map((row) => row.conflicts.map((each) => [each.field, each.settled])),
      ).toEqual([
        [['mobile', 'list']],
        [['mobile', 'kept']],
        [
          ['email', null],
          ['mobile', 'list'],
        ],
      ]);

      const done = await applied(world.admin, list.id);
      expect(done.progress).toMatchObject({ done: 2, total: 2 });
      expect(await stored(listed)).toMatchObject({
        mobile: before[0]?.list_mobile,
        contact_corrected_at: null,
        list_mobile: null,
      });
      expect(await stored(kept)).toEqual(before[1]);
      expect(await stored(both)).toMatchObject({ email: 'kezzel@pelda.test', mobile: before[2]?.list_mobile });

      expect((await undone(world.admin, list.id)).counts.kept).toBe(0);
      expect(await Promise.all([listed, kept, both].map(stored))).toEqual(before);
    });

    it('settles all at once, and opens them again', async () => {
      const cohort = await period();
      const lines = Array.from({ length: 12 }, () => line());
      await take(lines, cohort);
      for (const told of lines) await byHand(told, { mobile: '06 70 999 8877' });
      const { id } = await preview(lines, cohort);
      const settle = (as: 'list' | 'kept' | null) => world.admin.call(imports.settle, { id, as });
      expect(await settle('kept')).toMatchObject({ settled: 12, counts: { conflictOpen: 0, conflictList: 0 } });
      expect(await settle(null)).toMatchObject({ settled: 12, counts: { conflictOpen: 12 } });
      expect(await settle('list')).toMatchObject({ settled: 12, counts: { conflictOpen: 0, conflictList: 12 } });
      await applied(world.admin, id);
      expect((await preview(lines, cohort)).counts).toMatchObject({ same: 12, conflict: 0 });
      await expect(settle('kept')).rejects.toMatchObject({ code: 'STATE_WRONG' });
    });

    it('keeps what was chosen while the list is read again, as long as both still say the same', async () => {
      const cohort = await period();
      const [same, corrected, kept] = [line(), line(), line()];
      await take([same, corrected, kept], cohort);
      for (const told of [same, corrected, kept]) await byHand(told, { mobile: '06 70 111 2222' });
      const { id } = await preview([same, corrected, kept], cohort);
      await world.admin.call(imports.settle, { id, as: 'list' });
      const [, , third] = await conflictsOf(id);
      await world.admin.call(imports.settle, { id, as: 'kept', rows: [third?.id ?? 0], field: 'mobile' });
      await byHand(corrected, { mobile: '06 70 111 3333' });

      await world.admin.call(imports.setMapping, { id, columns: {} });
      expect(await settled(world.admin, id)).toMatchObject({
        state: 'preview',
        counts: { conflict: 3, conflictOpen: 1, conflictList: 1 },
      });
      // twice in a row, and after another list was applied, nothing more is lost
      await world.admin.call(imports.setMapping, { id, columns: {} });
      await settled(world.admin, id);
      await take([line()], await period());
      expect((await settled(world.admin, id)).counts).toMatchObject({ conflictOpen: 1, conflictList: 1 });
      expect((await conflictsOf(id)).map(({ conflicts }) => conflicts[0]?.settled)).toEqual(['list', null, 'kept']);
    });

    it('takes a confirmation back only when told to, and never one of the mirror', async () => {
      const cohort = await period();
      const [byList, byPortal] = [line({ registered: 'igen' }), line({ registered: 'nem' })];
      await take([byList, byPortal], cohort);
      const { id: portalId } = await stored(byPortal);
      await world.ctx.write((tx) =>
        accounts.markRegistered(tx, portalId, { at: '2012-02-10T08:00:00.000Z', source: 'portal' }),
      );
      const again = [{ ...byList, registered: 'nem' }, byPortal];
      await take(again, cohort);
      expect(await stored(byList)).toMatchObject({ confirmed_source: 'list', step: 'confirmed' });

      const { id } = await preview(again, cohort);
      expect((await conflictsOf(id)).map((row) => row.conflicts[0]?.fixed)).toEqual([false, true]);
      expect(await world.admin.call(imports.settle, { id, as: 'list' })).toMatchObject({
        settled: 1,
        counts: { conflict: 2, conflictOpen: 1, conflictList: 1 },
      });
      await applied(world.admin, id);
      expect(await stored(byList)).toMatchObject({ confirmed_on: null, confirmed_source: null, step: 'not_contacted' });
      expect(await stored(byPortal)).toMatchObject({ confirmed_source: 'portal', confirmed_on: '2012-02-10' });
      await undone(world.admin, id);
      expect(await stored(byList)).toMatchObject({ confirmed_source: 'list', step: 'confirmed' });
    });
  });

  describe('a list that is only a part', () => {
    it('calls nobody gone, and becomes whole when told so', async () => {
      const cohort = await period();
      const [stays, absent] = [line(), line()];
      await take([stays, absent], cohort);
      const { id } = await world.admin.call(
        imports.upload,
        { filename: 'rész.csv', cohort, part: true },
        listText([{ ...stays, town: 'Győr' }]),
      );
      expect(await settled(world.admin, id)).toMatchObject({
        counts: { changed: 1, gone: 0 },
        mapping: { part: true },
      });
      await world.admin.call(imports.setMapping, { id, columns: {}, part: false });
      expect(await settled(world.admin, id)).toMatchObject({
        counts: { changed: 1, gone: 1 },
        mapping: { part: false },
      });
    });

    it('is what mended lines are, in the workbook they were given out in', async () => {
      const cohort = await period();
      const [good, bad] = [line(), line({ mobile: '06 1 421 1421' })];
      const { id } = await take([good, bad], cohort);
      const answer = await world.admin.download(`/api/imports/${id}/faults.xlsx`);
      const book = read(answer.bytes);
      const sheet = book.Sheets[book.SheetNames[0] ?? ''] ?? {};
      const rows = utils.sheet_to_json<string[]>(sheet, { header: 1 });
      expect(rows[0]?.at(-1)).toBe('Hiba oka');
      expect(rows[1]?.at(-1)).toBe('Mobil: 06 1 421 1421 vezetékes szám, SMS nem küldhető');
      const mobileAt = rows[0]?.indexOf('Mobiltelefon') ?? -1;
      utils.sheet_add_aoa(sheet, [['06 20 123 4567']], { origin: { r: 1, c: mobileAt } });
      const mended = write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer;

      const again = await bringIn(world.admin, mended, { filename: 'javított.xlsx', cohort });
      expect(again).toMatchObject({ counts: { new: 1, faulty: 0, gone: 0 }, mapping: { part: true } });
      await applied(world.admin, again.id);
      expect(await stored(bad)).toMatchObject({ mobile: '+36201234567', gone_on: null });
      expect(await stored(good)).toMatchObject({ gone_on: null });
    });
  });

  describe('clients who were erased', () => {
    const erase = async (told: Line): Promise<void> => {
      const { id, account_number: accountNumber } = await stored(told);
      await world.admin.call(erasure.erase, { id, reason: 'asked', accountNumber });
    };

    it('stay erased, whatever list names them', async () => {
      const cohort = await period();
      const [stays, erased] = [line(), line({ email: 'Torolt@pelda.test' })];
      await take([stays, erased], cohort);
      await erase(erased);

      const again = await preview([stays, erased, { ...erased, number: line().number ?? '' }], cohort);
      expect(again.counts).toMatchObject({ same: 1, new: 0, erased: 2, faulty: 0 });
      const { rows } = await world.admin.call(imports.rows, { id: again.id, kind: 'erased' });
      expect(rows).toMatchObject([
        { line: 3, accountNumber: null, holderName: null },
        { line: 4, accountNumber: null, holderName: null },
      ]);
      const left = await rowsOf(world.ctx.db, 'select * from import_row where import_id = ?', [again.id]);
      expect(JSON.stringify(left)).not.toContain(erased.name);
      const marks = await rowsOf<{ mark: string }>(world.ctx.db, 'select mark from erased_mark');
      expect(marks.every(({ mark }) => /^[\w-]{43}$/.test(mark))).toBe(true);
    });

    it('do not take others with them who share an address', async () => {
      const cohort = await period();
      const office = '06 30 555 0001';
      const [one, other, next] = [line({ mobile: office }), line({ mobile: office }), line({ mobile: office })];
      await take([one, other], cohort);
      await erase(one);
      expect((await preview([one, other, next], cohort)).counts).toMatchObject({ erased: 1, same: 1, new: 1 });
    });

    it('are passed over by a list just being read, which begins anew', async () => {
      const cohort = await period();
      const erased = line();
      await take([erased], cohort);
      const text = listText([erased, ...Array.from({ length: 4000 }, () => line())]);
      const { id } = await world.admin.call(imports.upload, { filename: 'nagy.csv', cohort }, text);
      await expect.poll(async () => (await one(id)).progress.done, { interval: 5, timeout: 20_000 }).toBeGreaterThan(0);
      await erase(erased);
      const counts = { erased: 1, new: 4000, same: 0, gone: 0 };
      expect(await settled(world.admin, id, 60_000)).toMatchObject({ state: 'preview', counts });
    }, 90_000);

    it('are passed over by a list that was read before', async () => {
      const cohort = await period();
      const [stays, erased] = [line(), line()];
      await take([stays, erased], cohort);
      const { id, counts } = await preview([stays, { ...erased, town: 'Pécs' }], cohort);
      expect(counts.changed).toBe(1);
      await erase(erased);
      await settled(world.admin, id);
      await applied(world.admin, id);
      expect(await known(world.ctx, 1, [erased.number ?? ''])).toEqual([]);
    });
  });

  it('keeps columns that mean nothing known where told to, remembers them, and takes them back to the byte', async () => {
    const cohort = await period();
    const told = line();
    const odd = "1+?$[0]'{x}";
    const text = (colour: string) =>
      Buffer.from(
        listText([told])
          .toString()
          .replace('E-mail cím', `E-mail cím;Kedvenc szín;${odd};__proto__;Üres`)
          .replace(/(@pelda\.test)/, `$1;${colour};${colour.length};x;`),
      );
    const first = await bringIn(world.admin, text('kék'), { cohort });
    await applied(world.admin, first.id);
    const before = await stored(told);
    expect(before.extra).toBeNull();

    const second = await bringIn(world.admin, text('piros'), { cohort });
    expect(second).toMatchObject({ counts: { same: 1 } });
    const columns = Object.fromEntries(
      (second.mapping?.columns ?? []).flatMap(({ column, letter }) => (column === null ? [] : [[column, letter]])),
    );
    const extra = ['Kedvenc szín', odd, '__proto__', 'Üres'];
    await world.admin.call(imports.setMapping, { id: second.id, columns, extra });
    expect(await settled(world.admin, second.id)).toMatchObject({ counts: { changed: 1 } });
    const { rows } = await world.admin.call(imports.rows, { id: second.id, kind: 'changed' });
    expect(rows[0]?.changes).toEqual([{ field: 'extra', before: null, after: `${odd}: 5; Kedvenc szín: piros` }]);
    await applied(world.admin, second.id);
    const card = await world.admin.call(accountsContract.card, { id: before.id });
    expect(card.extra).toEqual([
      { name: odd, value: '5' },
      { name: 'Kedvenc szín', value: 'piros' },
    ]);

    const third = await bringIn(world.admin, text('zöld'), { cohort });
    expect(third.mapping?.columns.filter((column) => column.extra).map(({ heading }) => heading)).toEqual([
      'Kedvenc szín',
      odd,
      'Üres',
    ]);
    expect(third.counts).toMatchObject({ changed: 1 });
    const against = (now?: number) => world.admin.call(listDifference.rows, { was: second.id, now, kind: 'changed' });
    expect((await against(third.id)).rows[0]?.changes).toEqual([
      { field: 'extra', heading: odd, before: '5', after: '4' },
      { field: 'extra', heading: 'Kedvenc szín', before: 'piros', after: 'zöld' },
    ]);
    expect(await against()).toMatchObject({ total: 0 });
    const apart = await world.admin.call(listDifference.counts, { was: first.id, now: third.id });
    expect(apart).toMatchObject({ counts: { same: 1 }, leftOutExtra: [odd, 'Kedvenc szín', 'Üres'] });
    const report = await world.admin.call(exportsContract.make, {
      kind: 'accounts',
      filter: { cohort: String(cohort) },
      reason: 'próba',
    });
    await expect
      .poll(async () => (await world.admin.call(exportsContract.show, { id: report.id })).state, { timeout: 60_000 })
      .toBe('ready');
    const book = read((await world.admin.download(`/api/exports/${report.id}/file`)).bytes);
    const [written] = utils.sheet_to_json<Record<string, unknown>>(book.Sheets[book.SheetNames[0] ?? ''] ?? {});
    expect(written).toMatchObject({ 'Kedvenc szín': 'piros', [odd]: '5' });
    expect(written).not.toHaveProperty('Üres');
    await world.admin.call(imports.discard, { id: third.id });
    await undone(world.admin, second.id);
    expect(await stored(told)).toEqual(before);
  });

  it('a number of a list thrown away is never given again', async () => {
    const cohort = await period();
    const { id } = await preview([line()], cohort);
    await world.admin.call(imports.discard, { id });
    await expect.poll(() => world.ctx.db('import').where({ id }).select('id'), { timeout: 30_000 }).toEqual([]);
    expect((await preview([line()], cohort)).id).toBe(id + 1);
  });

  it('undoing can be stopped: what was taken back is applied again', async () => {
    const cohort = await period();
    const lines = Array.from({ length: 3000 }, () => line());
    const { id } = await take(lines, cohort);
    await world.admin.call(imports.undo, { id });
    await expect.poll(async () => (await one(id)).progress.done, { interval: 5, timeout: 20_000 }).toBeGreaterThan(0);
    await world.admin.call(imports.discard, { id });
    expect(await settled(world.admin, id)).toMatchObject({ state: 'applied', counts: { new: 3000, kept: 0 } });
    const keys = lines.map(({ number }) => number ?? '');
    expect(await known(world.ctx, 1, keys)).toHaveLength(3000);
    expect((await undone(world.admin, id)).counts.kept).toBe(0);
    expect(await known(world.ctx, 1, keys)).toEqual([]);
  });
});
