import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { accounts } from '../../contract/accounts.ts';
import { imports } from '../../contract/imports.ts';
import { listFolder } from '../../contract/list-folder.ts';
import { settings } from '../../contract/settings.ts';
import { common } from '../../renderer/shared/texts/hu/common.ts';
import { imports as english } from '../../renderer/shared/texts/en/imports.ts';
import { imports as hungarian } from '../../renderer/shared/texts/hu/imports.ts';
import { expectAccessible } from '../support/axe.ts';
import { dresses, inLight } from '../support/dresses.ts';
import { applied, listFile, settled } from '../support/imports.ts';
import { line, listText } from '../support/list-text.ts';
import { at, inOneWorld, page, session, world } from '../support/screen.ts';

const patience = { timeout: 30_000 };
const settleWords = { hu: hungarian.settle, en: english.settle };

/** By keyboard, once it can be pressed: while something is being settled it cannot. */
async function pressed(name: string): Promise<void> {
  const button = page.getByRole('button', { name, exact: true });
  await expect.poll(() => button.isEnabled(), patience).toBe(true);
  await button.press('Enter');
}

const counts = (): Promise<string[]> => page.getByRole('group', { name: 'Szűrők' }).getByRole('button').allInnerTexts();

describe('taking a list in through the screens', () => {
  inOneWorld({}, { pardoned: /422/ });
  beforeEach(async () => {
    await session();
    await page.goto(at('/imports'));
    await page.getByRole('heading', { name: 'Listák', level: 1 }).waitFor();
  });

  test('the sample list can be tried at once, by keyboard alone', async () => {
    await page.goto(at('/imports?begin=sample'));
    await page.getByRole('heading', { name: 'mintalista.csv' }).waitFor();
    await page.getByRole('button', { name: 'Elvetés' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Elvetés' }).click();
    // a dialog that goes gives the focus back to where it came from
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Kipróbálás mintalistával' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'mintalista.csv' }).waitFor();
    await page.getByRole('button', { name: 'Jóváhagyás és alkalmazás' }).waitFor();
    await expect
      .poll(counts)
      .toEqual(['8\nÚj', '0\nVáltozott', '0\nVáltozatlan', '2\nHibás', '0\nHiányzik a listából']);
    await page.getByRole('button', { name: /Hibás/ }).first().focus();
    await page.keyboard.press('Space');
    await page.getByText('Mobil: 06 1 421 1421 vezetékes szám, SMS nem küldhető').waitFor();
    await page.getByRole('grid').focus();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Minta Dénes' }).waitFor();
    await page.getByText('E6', { exact: true }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Jóváhagyás és alkalmazás' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('dialog', { name: 'Alkalmazza a listát?' }).waitFor();
    await page.keyboard.press('Enter');
    await page.getByText('alkalmazva', { exact: true }).waitFor();
    await page.getByRole('button', { name: 'Lista visszavonása' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('dialog', { name: 'Visszavonja ezt a listát?' }).waitFor();
    await page.keyboard.press('Enter');
    await page.getByText('visszavonva', { exact: true }).waitFor();
  });

  test('a list dropped on any screen is read, explained, and approved', async () => {
    await page.goto(at('/settings/insurers'));
    await page.getByRole('button', { name: 'Új biztosító' }).waitFor();
    const bytes = [...listFile('minta-lista.xlsx')];
    const dropped = await page.evaluateHandle((content) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([new Uint8Array(content)], 'minta-lista.xlsx'));
      transfer.items.add(new File(['x'], 'másik.xlsx'));
      return transfer;
    }, bytes);
    await page.dispatchEvent('body', 'dragenter', { dataTransfer: dropped });
    await page.getByText('Engedje el, és beolvassuk a listát').waitFor();
    await page.dispatchEvent('body', 'drop', { dataTransfer: dropped });
    await page.getByText(/Egyszerre egy fájl/).waitFor();
    await page.getByRole('button', { name: 'Jóváhagyás és alkalmazás' }).waitFor();
    expect((await counts()).slice(0, 4)).toEqual(['285\nÚj', '0\nVáltozott', '0\nVáltozatlan', '15\nHibás']);

    await page.getByRole('button', { name: /Hibás/ }).first().click();
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Hibás sorok letöltése' }).click();
    const file = await download;
    expect(file.suggestedFilename()).toBe('minta-lista – hibás sorok.xlsx');
    const again = readFileSync(await file.path());

    await page.getByRole('button', { name: 'Jóváhagyás és alkalmazás' }).click();
    await page.getByRole('button', { name: 'Alkalmazás (285 ügyfélszámla)' }).click();
    await page.getByRole('link', { name: 'Ügyfélszámlák megnyitása' }).click();
    await page.getByText('285 ügyfélszámla').first().waitFor();

    // mended or not, the file of faulty lines is a list like any other
    await page.goto(at('/imports'));
    await page.getByTestId('list-file').setInputFiles({ name: 'javított.xlsx', mimeType: 'x/y', buffer: again });
    await page.getByRole('heading', { name: 'javított.xlsx' }).waitFor();
    await page.getByRole('button', { name: '15 Hibás' }).waitFor();
  });

  test('unknown columns are asked for once, and remembered', async () => {
    const bytes = listText([line({ number: '0810000001' })])
      .toString()
      .replace(/^.*\r\n/, 'a;b;c;d;e\r\n');
    const load = (name: string) =>
      page.getByTestId('list-file').setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(bytes) });
    await load('ismeretlen.csv');
    await page.getByRole('heading', { name: 'Melyik oszlop mit jelent?' }).waitFor();
    await expectAccessible(page, 'mapping');
    const meanings = { A: 'accountNumber', B: 'holderName', C: 'managerKind', D: 'mobile', E: 'email' };
    for (const [letter, column] of Object.entries(meanings))
      await page.getByLabel(new RegExp(`^${letter} oszlop`)).selectOption(column);
    await page.getByRole('button', { name: 'Beolvasás ezekkel az oszlopokkal' }).click();
    await page.getByRole('button', { name: /Új/ }).waitFor();
    expect((await counts())[0]).toBe('1\nÚj');
    await page.goto(at('/imports'));
    await load('ismét.csv');
    await page.getByRole('heading', { name: 'ismét.csv' }).waitFor();
    await page.getByRole('button', { name: /Új/ }).waitFor();
  });

  describe('where a list contradicts what is kept', () => {
    const told = Array.from({ length: 3 }, () => line());
    const corrected = '06 70 111 2222';
    const load = async (name: string): Promise<void> => {
      await page
        .getByTestId('list-file')
        .setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(listText(told)) });
      await page.getByRole('heading', { name }).waitFor();
      await page.getByRole('button', { name: /Ellentmondás|Contradicting/ }).waitFor();
    };
    beforeAll(async () => {
      const { id } = await world.admin.call(imports.upload, { filename: 'első.csv', part: true }, listText(told));
      await settled(world.admin, id);
      await applied(world.admin, id);
      for (const { number } of told) {
        const { rows } = await world.admin.call(accounts.list, { q: number });
        await world.admin.call(accounts.correct, { id: rows[0]?.id ?? 0, mobile: corrected });
      }
    });

    test('each is settled by keyboard, one by one, and all at once', async () => {
      await load('ellentmondás.csv');
      await page.getByRole('button', { name: '3 Ellentmondás' }).focus();
      await page.keyboard.press('Enter');
      await page.getByText(settleWords.hu.open('3')).waitFor();
      await expectAccessible(page, 'conflicts');
      await page.getByRole('grid').getByRole('row').nth(1).waitFor();
      await page.getByRole('grid').press('Enter');
      const drawer = page.locator('.MuiDrawer-paper');
      const list = drawer.getByRole('group').getByRole('button').last();
      await list.focus();
      await page.keyboard.press('Space');
      await expect.poll(() => list.getAttribute('aria-pressed'), patience).toBe('true');
      await expectAccessible(page, 'one conflict');
      await page.keyboard.press('Escape');
      const open = async () =>
        (await world.admin.call(imports.list, {})).rows.find(({ filename }) => filename === 'ellentmondás.csv')?.counts;
      await expect.poll(open, patience).toMatchObject({ conflictOpen: 2, conflictList: 1 });
      await pressed(settleWords.hu.allKept);
      await expect.poll(open, patience).toMatchObject({ conflictOpen: 0, conflictList: 0 });
      await pressed(settleWords.hu.allList);
      await page.getByRole('dialog').waitFor();
      await page.keyboard.press('Enter');
      await expect.poll(open, patience).toMatchObject({ conflictOpen: 0, conflictList: 3 });
    });

    test('axe finds nothing in English and in the dark', async () => {
      await page.evaluate(() => localStorage.setItem('kapocs.language', JSON.stringify('en')));
      await page.reload();
      await inLight(page, 'dark');
      await load('conflicts.csv');
      await page.getByRole('button', { name: /^3 Contradicting/ }).click();
      await page.getByRole('button', { name: settleWords.en.allList, exact: true }).waitFor();
      await expectAccessible(page, 'conflicts in English');
    });

    test('two lists are compared, by keyboard', async () => {
      await page.getByRole('link', { name: 'Listák összehasonlítása' }).focus();
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { name: 'Listák eltérése', level: 1 }).waitFor();
      await page.getByRole('button', { name: /Változatlan/ }).focus();
      await page.keyboard.press('Enter');
      await page.getByRole('grid').waitFor();
      await expectAccessible(page, 'difference');
      await page.getByRole('link', { name: 'Excel…' }).click();
      await page.getByRole('dialog').getByText('Eltérések: Változatlan').waitFor();
    });
  });

  test('a long list tells how far it is, and stops when told so', async () => {
    const told = Array.from({ length: 6000 }, () => line());
    const { id } = await world.admin.call(imports.upload, { filename: 'hosszú.csv', part: true }, listText(told));
    await settled(world.admin, id);
    await page.goto(at(`/imports/${id}`));
    await page.getByRole('button', { name: hungarian.approve }).waitFor();
    await world.admin.call(imports.apply, { id });
    const done = async () => (await world.admin.call(imports.one, { id })).progress.done;
    await expect.poll(done, { ...patience, interval: 5 }).toBeGreaterThan(0);
    // nothing can be written meanwhile: the list stands where it is
    const { promise: looked, resolve: goOn } = Promise.withResolvers<void>();
    const waiting = world.ctx.write(() => looked);
    try {
      await page.getByText(/\d+ \/ 6000 · \d+% · még kb\. /).waitFor(patience);
      await expectAccessible(page, 'progress');
      await page.getByRole('button', { name: hungarian.stop, exact: true }).focus();
      await page.keyboard.press('Enter');
      await page.getByRole('dialog', { name: hungarian.stopTitle }).waitFor();
      await page.keyboard.press('Enter');
    } finally {
      goOn();
      await waiting;
    }
    await page.getByText(hungarian.states.undone, { exact: true }).waitFor({ timeout: 60_000 });
    expect(await world.admin.call(imports.one, { id })).toMatchObject({ state: 'undone', counts: { kept: 0 } });
  });

  test('what was changed since the list stays when it is undone, and is listed', async () => {
    const [touched, other] = [line(), line()];
    const text = listText([touched, other]);
    const { id } = await world.admin.call(imports.upload, { filename: 'megmarad.csv', part: true }, text);
    await settled(world.admin, id);
    await applied(world.admin, id);
    const { rows } = await world.admin.call(accounts.list, { q: touched.number });
    await world.admin.call(accounts.correct, { id: rows[0]?.id ?? 0, mobile: '06 70 111 2222' });
    await page.goto(at(`/imports/${id}`));
    await page.getByRole('button', { name: hungarian.undo }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('dialog', { name: hungarian.undoTitle }).waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: '1 Megmaradt', pressed: true }).waitFor(patience);
    await page.getByText(hungarian.keptCreated).waitFor();
    await page.getByText(touched.number ?? '', { exact: true }).waitFor();
  });

  test('a list from the watched folder is announced on whatever screen one is', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'kapocs-mappa-'));
    try {
      const { rows } = await world.admin.call(settings.cohorts, {});
      await world.admin.call(listFolder.set, { watch: { folder, cohortId: rows[0]?.id ?? 0 } });
      // Whoever opens the program later is told of what comes from then on. Only what this page asks counts: the one
      // before may still get an answer while it is being left.
      await page.goto(at('/settings/hours'), { waitUntil: 'commit' });
      await page.waitForResponse((answer) => answer.url().includes('/api/imports?'));
      await page.getByRole('img', { name: 'Élő kapcsolat' }).waitFor();
      writeFileSync(join(folder, 'mappából.csv'), listText([line()]));
      await expect
        .poll(
          async () => {
            // so long it must have stayed the same
            world.clock.set(new Date(world.clock.now().getTime() + 11_000));
            world.ctx.wake('imports.folder');
            return (await world.admin.call(listFolder.see, {})).files.map(({ name }) => name);
          },
          { timeout: 60_000, interval: 500 },
        )
        .toEqual(['mappából.csv']);
      const told = page.getByText(hungarian.doneRead('mappából.csv'));
      await told.waitFor({ timeout: 60_000 }).catch(async (cause: unknown) => {
        const { files } = await world.admin.call(listFolder.see, {});
        const lists = (await world.admin.call(imports.list, { limit: 3 })).rows.map(({ filename, state }) => [
          filename,
          state,
        ]);
        const said = await page.getByRole('region', { name: common.messages }).innerText();
        throw new Error(JSON.stringify({ files, lists, said }), { cause });
      });
    } finally {
      await world.admin.call(listFolder.set, { watch: null });
      rmSync(folder, { recursive: true, force: true });
    }
  });

  test('sending a file can be stopped, and nothing of it is kept', async () => {
    const before = (await world.admin.call(imports.list, {})).total;
    // a line so slow that nothing arrives
    await page.route(/\/api\/imports\?/, (route) =>
      route.request().method() === 'POST' ? undefined : route.continue(),
    );
    await page
      .getByTestId('list-file')
      .setInputFiles({ name: 'lassú.csv', mimeType: 'text/csv', buffer: listText([line()]) });
    await page.getByText(hungarian.uploading('lassú.csv')).waitFor();
    await page.getByRole('button', { name: common.cancel }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: hungarian.choose }).waitFor();
    expect(await page.getByRole('alert').count()).toBe(0);
    expect((await world.admin.call(imports.list, {})).total).toBe(before);
  });

  test('what is no list is refused in words, in the same place', async () => {
    await page.getByTestId('list-file').setInputFiles({
      name: 'kép.xlsx',
      mimeType: 'x/y',
      buffer: Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'),
    });
    await page.getByRole('alert').getByText('Ez nem táblázat és nem szöveges lista.').waitFor();
    await expectAccessible(page, 'refusal');
  });

  test.each(dresses)('axe finds nothing (%s, %s)', async (language, light) => {
    const seen = (what: string): Promise<void> => expectAccessible(page, `${what} ${light}`);
    const { rows } = await world.admin.call(imports.list, {});
    const faulty = rows.find(({ filename }) => filename === 'minta-lista.xlsx');
    await page.evaluate((spoken) => localStorage.setItem('kapocs.language', JSON.stringify(spoken)), language);
    await page.emulateMedia({ colorScheme: light });
    await page.reload();
    await page.getByRole('table').waitFor();
    await seen('lists');
    await page.goto(at(`/imports/${faulty?.id}?kind=faulty`));
    await page.getByText('0410000064').waitFor();
    await seen('faulty lines');
    await page.getByText('0410000064').click();
    await page.getByRole('dialog').or(page.locator('.MuiDrawer-paper')).first().waitFor();
    await seen('one line');
  });
});
