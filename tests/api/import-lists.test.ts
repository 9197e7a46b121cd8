import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { imports, type Import } from '#contract/imports.ts';
import { faultSentence } from '#contract/row-words.ts';
import { known } from '../../api/accounts/stored.ts';
import { list as intermediaries } from '../../api/intermediaries/intermediaries.ts';
import { applied, bringIn, listFile, undone } from '../support/imports.ts';
import { dialects, openWorld, type World } from '../support/world.ts';

/** The truth, counted from the files by hand. */
const truth = [
  {
    name: 'minta-lista.xlsx',
    counts: { new: 285, changed: 0, same: 0, faulty: 15, gone: 0, repeated: 0 },
    reasons: { phone_landline: 13, email_unreadable: 2 },
    lines: [11, 12, 45, 68, 97, 100, 101, 114, 121, 205, 220, 275, 289, 294, 296],
    remarks: { phone_left_out: 0, leading_zero_restored: 0 },
    owners: 204,
    confirmed: 82,
    firms: 40,
  },
  {
    name: 'minta-lista-rendetlen.xlsx',
    counts: { new: 230, changed: 0, same: 0, faulty: 12, gone: 0, repeated: 1 },
    reasons: { phone_landline: 8, email_unreadable: 1, account_number_twice: 2, formula: 2 },
    lines: [14, 40, 89, 96, 110, 175, 186, 200, 206, 242, 246, 247],
    remarks: { phone_left_out: 0, leading_zero_restored: 5 },
    owners: 152,
    confirmed: 74,
    firms: 40,
  },
  {
    name: 'minta-lista-1250.csv',
    counts: { new: 116, changed: 0, same: 0, faulty: 4, gone: 0, repeated: 0 },
    reasons: { phone_landline: 3, email_unreadable: 1 },
    lines: [2, 31, 61, 74],
    remarks: { phone_left_out: 0, leading_zero_restored: 0 },
    owners: 75,
    confirmed: 45,
    firms: 37,
  },
] as const;

const tally = (values: readonly string[]): Record<string, number> =>
  Object.fromEntries([...Map.groupBy(values, (value) => value)].map(([value, all]) => [value, all.length]));

describe.each(dialects)('the insurer’s list on %s', (dialect) => {
  describe.each(truth)('$name', ({ name, counts, reasons, lines, remarks, owners, confirmed, firms }) => {
    let world: World;
    let preview: Import;
    beforeAll(async () => {
      world = await openWorld(dialect);
      preview = await bringIn(world.admin, listFile(name), { filename: name });
    });
    afterAll(() => world.close());

    const keysIn = async (kind: 'new' | 'same'): Promise<string[]> => {
      const { rows } = await world.admin.call(imports.rows, { id: preview.id, kind, limit: 500 });
      return rows.flatMap((row) => row.accountNumber ?? []);
    };

    it('is read to its preview and changes nothing yet', async () => {
      expect(preview).toMatchObject({ state: 'preview', error: null, counts });
      expect(await known(world.ctx, 1, await keysIn('new'))).toEqual([]);
    });

    it('says of every faulty line what is wrong with it', async () => {
      const { rows, total } = await world.admin.call(imports.rows, { id: preview.id, kind: 'faulty', limit: 500 });
      expect(total).toBe(counts.faulty);
      expect(rows.map((row) => row.line)).toEqual(lines);
      expect(tally(rows.flatMap((row) => row.reasons.map(({ reason }) => reason)))).toEqual(reasons);
      const [landline] = rows.flatMap((row) => row.reasons.filter(({ reason }) => reason === 'phone_landline'));
      expect(landline).toMatchObject({ letter: 'E', value: '06 1 421 1421' });
      expect(landline && faultSentence('hu', landline)).toBe('Mobil: 06 1 421 1421 vezetékes szám, SMS nem küldhető');
    });

    it('says what was mended', async () => {
      const { rows } = await world.admin.call(imports.rows, { id: preview.id, kind: 'new', limit: 500 });
      const mended = rows.flatMap((row) => row.remarks.map(({ reason }) => reason));
      for (const [reason, n] of Object.entries(remarks)) expect(tally(mended)[reason] ?? 0).toBe(n);
    });

    it('is applied, and then says the same again', async () => {
      const done = await applied(world.admin, preview.id);
      expect(done).toMatchObject({ state: 'applied', counts });
      const accounts = await known(world.ctx, 1, await keysIn('new'));
      expect(accounts).toHaveLength(counts.new);
      expect(accounts.filter((account) => account.manager_kind === 'owner')).toHaveLength(owners);
      expect(accounts.filter((account) => account.confirmed_source === 'list')).toHaveLength(confirmed);
      expect(new Set(accounts.map((account) => account.deadline))).toEqual(new Set(['2012-02-20']));
      expect(accounts.every((account) => /^04\d{8}$/.test(account.account_number))).toBe(true);
      expect(await intermediaries(world.ctx)).toHaveLength(firms);

      const again = await bringIn(world.admin, listFile(name), { filename: name });
      expect(again.counts).toMatchObject({ new: 0, changed: 0, gone: 0, same: counts.new });
    });

    it('is undone without a trace', async () => {
      const back = await undone(world.admin, preview.id);
      expect(back).toMatchObject({ state: 'undone', counts: { kept: 0 } });
      expect(await known(world.ctx, 1, await keysIn('new'))).toEqual([]);
      expect(await intermediaries(world.ctx)).toEqual([]);
    });
  });
});
