import type { Locator } from 'playwright';
import { beforeAll, describe, expect, test } from 'vitest';
import { accounts } from '#contract/accounts.ts';
import { session } from '#contract/session.ts';
import * as accountsOf from '../../api/accounts/accounts.ts';
import { expectAccessible } from '../support/axe.ts';
import type { Client } from '../support/client.ts';
import { inEveryDress } from '../support/dresses.ts';
import { at, forgive, inOneWorld, page, session as signInBeside, world } from '../support/screen.ts';

const COUNT = 5000;

let admin: Client;

const person = (line: number): { username: string; password: string } => {
  const [, username = '', password = ''] = (world.running.notes[line] ?? '').trim().split(/\s+/);
  return { username, password };
};

inOneWorld({ setUp: false, demo: COUNT });
beforeAll(async () => {
  admin = world.stranger();
  await admin.call(session.signIn, person(1));
});

async function open(path: string, who = person(1)): Promise<void> {
  await signInBeside(who);
  await page.goto(at(path));
  // an open card hides the list from those who cannot see it; before its rows are there it knows no place to go to
  await page.locator('.rows[aria-busy=false]').waitFor();
}
const grid = (): Locator => page.getByRole('grid');
const names = async (): Promise<string[]> => page.locator('.rows-line [role=gridcell]:nth-child(2)').allTextContents();
const header = (text: string): Locator => page.getByText(text, { exact: false });
const card = (): Locator => page.getByRole('dialog', { name: 'Ügyfélkártya' });

describe('the list of client accounts', () => {
  test('opens in Hungarian order and says how many there are', async () => {
    await open('/accounts');
    await header(`${COUNT} ügyfélszámla`).waitFor();
    const { rows } = await admin.call(accounts.list, { limit: 10 });
    await expect.poll(async () => (await names()).slice(0, 10)).toEqual(rows.map(({ holderName }) => holderName));
    const rowsStand = () => page.locator('.rows-line [role=gridcell]:nth-child(2)').first().waitFor();
    await inEveryDress(page, rowsStand, (dress) => expectAccessible(page, `accounts ${dress}`));
  });

  test('is searched without accents from the keyboard, and the address holds it', async () => {
    await open('/accounts');
    await page.locator('.rows-line').first().waitFor();
    await page.keyboard.press('/');
    await page.keyboard.type('kovacs');
    const { total } = await admin.call(accounts.list, { q: 'kovacs' });
    await header(`${total} ügyfélszámla`).waitFor();
    await expect.poll(async () => (await names()).every((name) => /Kovács/i.test(name))).toBe(true);
    expect(new URL(page.url()).searchParams.get('q')).toBe('kovacs');
    await page.getByRole('button', { name: 'Szűrő elvétele: „kovacs”' }).click();
    await header(`${COUNT} ügyfélszámla`).waitFor();
    expect(await page.getByRole('searchbox').inputValue()).toBe('');
    await page.goBack();
    await header(`${total} ügyfélszámla`).waitFor();
    expect(await page.getByRole('searchbox').inputValue()).toBe('kovacs');
  });

  test('is narrowed by parts with their counts, which read as a sentence', async () => {
    await open('/accounts');
    const summary = await admin.call(accounts.summary, {});
    await page.getByRole('button', { name: 'Állapot', exact: true }).first().click();
    const choice = page.getByRole('dialog', { name: 'Állapot' });
    const late = choice.getByRole('checkbox', { name: /^késve regisztrált/ });
    await choice.getByText(String(summary.byStatus.registered_late), { exact: true }).waitFor();
    await late.click();
    await header(`${summary.byStatus.registered_late} ügyfélszámla`).first().waitFor();
    expect(await late.isChecked()).toBe(true);
    await expectAccessible(page, 'filter open');
    await page.keyboard.press('Escape');
    await page.getByRole('group', { name: 'Szűrők' }).getByText('késve regisztrált').waitFor();
    expect(new URL(page.url()).search).toBe('?status=registered_late');
  });

  test('goes to its far end by one jump and shows the last client', async () => {
    await open('/accounts');
    await page.locator('.rows-line').first().waitFor();
    await grid().focus();
    await page.keyboard.press('End');
    const { rows } = await admin.call(accounts.list, { sort: '-name', limit: 1 });
    await page
      .getByRole('gridcell', { name: rows[0]?.holderName ?? '', exact: true })
      .first()
      .waitFor();
  });

  test('is looked at from its top when it is ordered or narrowed anew', async () => {
    await open('/accounts');
    await page.locator('.rows-line').first().waitFor();
    await grid().focus();
    await page.keyboard.press('End');
    await expect.poll(() => page.locator('.rows').evaluate((box) => box.scrollTop)).toBeGreaterThan(10_000);
    await page.getByRole('columnheader', { name: 'Számlaszám' }).click();
    const { rows } = await admin.call(accounts.list, { sort: 'accountNumber', limit: 1 });
    await page.getByText(rows[0]?.accountNumber ?? '', { exact: true }).waitFor();
    expect(await page.locator('.rows').evaluate((box) => box.scrollTop)).toBe(0);
  });

  test('selects all that match and takes the filter to a new reminder', async () => {
    await open('/accounts?status=not_started&sort=deadline');
    await page.locator('.rows-line').first().waitFor();
    await grid().focus();
    await page.keyboard.press('Control+a');
    const { total } = await admin.call(accounts.list, { status: ['not_started'] });
    await page.getByRole('status').getByText(`Minden sor kijelölve (${total})`).waitFor();
    await page.getByRole('button', { name: 'Emlékeztető…' }).click();
    await page.waitForURL(/\/reminders\/new/);
    expect(new URL(page.url()).search).toBe('?status=not_started');
  });

  test('takes picked clients to a reminder by their ids', async () => {
    await open('/accounts');
    await page.locator('.rows-line').first().waitFor();
    await grid().focus();
    await page.keyboard.press('Space');
    await page.keyboard.press('Shift+ArrowDown');
    await page.getByRole('status').getByText('2 kijelölve').waitFor();
    const { rows } = await admin.call(accounts.list, { limit: 2 });
    await page.getByRole('button', { name: 'Emlékeztető…' }).click();
    await page.waitForURL(/\/reminders\/new/);
    expect(new URL(page.url()).searchParams.getAll('ids').map(Number)).toEqual(rows.map(({ id }) => id));
  });

  test('keeps a filter under a name', async () => {
    await open('/accounts?step=locked&sort=-lastContact');
    await page.getByRole('button', { name: 'Nézetek' }).click();
    await page.getByRole('button', { name: 'A mostani nézet mentése…' }).click();
    await page.getByLabel('A nézet neve').fill('Zároltak');
    await page.getByRole('button', { name: 'Mentés' }).click();
    await page.getByText('„Zároltak” mentve.').waitFor();
    await page.goto(at('/accounts'));
    await page.getByRole('button', { name: 'Nézetek' }).click();
    await page.getByRole('button', { name: 'Zároltak', exact: true }).click();
    await expect.poll(() => new URL(page.url()).search).toBe('?step=locked&sort=-lastContact');
  });
});

describe('the client card', () => {
  const someone = async () => {
    const { rows } = await admin.call(accounts.list, { status: ['not_started'], limit: 1, sort: 'accountNumber' });
    const [row] = rows;
    if (!row) throw new Error('nobody has not started');
    return row;
  };

  test('opens over the list with Enter, tells who it is, and closes with Escape', async () => {
    const row = await someone();
    await open('/accounts?status=not_started&sort=accountNumber');
    await page.getByText(row.accountNumber).first().waitFor();
    await grid().focus();
    await page.keyboard.press('Enter');
    await card().getByRole('heading', { name: row.holderName }).waitFor();
    await card().getByText('1. Számlaszám és mobil megadva').waitFor();
    expect(new URL(page.url()).pathname).toBe(`/accounts/${row.id}`);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      await page.reload();
      await card().getByText('1. Számlaszám és mobil megadva').waitFor();
      await expectAccessible(page, `card ${colorScheme}`);
    }
    await page.keyboard.press('Escape');
    await card().waitFor({ state: 'hidden' });
    expect(new URL(page.url()).search).toBe('?status=not_started&sort=accountNumber');
  });

  test('changes by itself when the client registers', async () => {
    const row = await someone();
    await open(`/accounts/${row.id}`);
    await card().getByText('nem kezdte el').waitFor();
    await world.ctx.write((tx) => accountsOf.markStep(tx, row.id, 'sms_sent', { startedOn: tx.today() }));
    await card().getByText('folyamatban').waitFor();
    await world.ctx.write((tx) => accountsOf.markRegistered(tx, row.id, { at: tx.now(), source: 'portal' }));
    await card().getByText('időben regisztrált').waitFor();
  });

  test('corrects contact data and shows what the list says', async () => {
    const row = await someone();
    await open(`/accounts/${row.id}`);
    await card().getByRole('button', { name: 'Javítás…' }).click();
    const form = page.getByRole('dialog', { name: 'Elérhetőség javítása' });
    await form.getByLabel('Mobil').fill('123');
    await form.getByRole('button', { name: 'Mentés' }).click();
    await form.getByText('Ezt az értéket a program nem fogadta el.').waitFor();
    forgive(/400/);
    await form.getByLabel('Mobil').fill('06 20 555 1234');
    await form.getByRole('button', { name: 'Mentés' }).click();
    await card().getByText('+36 20 555 1234').waitFor();
    await card().getByText('a listában: +36').waitFor();
    await card().getByText('Javított elérhetőség').waitFor();
  });

  test('fills the page when it is narrow', async () => {
    const row = await someone();
    await page.setViewportSize({ width: 640, height: 720 });
    await open(`/accounts/${row.id}`);
    await card().getByRole('heading', { name: row.holderName }).waitFor();
    expect((await card().boundingBox())?.width).toBe(640);
    await card().getByRole('button', { name: 'Vissza a listához' }).click();
    await card().waitFor({ state: 'hidden' });
  });

  test('restricts a client from the keyboard, marks the row, and lifts it again', async () => {
    const row = await someone();
    await open(`/accounts/${row.id}`);
    await card().getByRole('button', { name: 'Adatkezelés korlátozása…' }).press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Az adatkezelés korlátozása' });
    await dialog.getByLabel('Ok').focus();
    await page.keyboard.press('ArrowDown');
    await page.getByRole('option', { name: 'az ügyfélnek jogi igényéhez kellenek az adatok' }).press('Enter');
    await dialog.getByLabel('Megjegyzés').fill('levélben kérte');
    await expectAccessible(page, 'restricting a client');
    await page.keyboard.press('Enter');
    await card()
      .getByText(/^Korlátozott adatkezelés .* óta: az ügyfélnek jogi igényéhez kellenek az adatok\..*levélben kérte$/)
      .waitFor();
    expect(await card().getByRole('link', { name: 'Emlékeztető…' }).count()).toBe(0);
    expect(await card().getByRole('button', { name: 'Ügyfél törlése…' }).count()).toBe(0);

    await open('/accounts');
    await page.getByRole('group', { name: 'Szűrők' }).getByRole('button', { name: 'Kapcsolat' }).click();
    await page.getByRole('checkbox', { name: 'korlátozott adatkezelés' }).press('Space');
    await page.keyboard.press('Escape');
    await expect.poll(names).toHaveLength(1);
    await page.getByRole('img', { name: 'Korlátozott adatkezelés' }).waitFor();
    await expectAccessible(page, 'a list of restricted clients');

    await open(`/accounts/${row.id}`);
    const told = () => page.getByRole('button', { name: /^(Feloldás|Lift)…$/ }).waitFor();
    await inEveryDress(page, told, (dress) => expectAccessible(page, `a restricted client ${dress}`));
    await page.getByRole('button', { name: 'Lift…' }).press('Enter');
    await page.getByText('The client has to be told before').waitFor();
    await page
      .getByRole('dialog', { name: 'Lift the restriction' })
      .getByRole('button', { name: 'Lift', exact: true })
      .click();
    await page.getByRole('button', { name: 'Restrict data…' }).waitFor();
    expect((await admin.call(accounts.card, { id: row.id })).restriction).toBeNull();
  });

  test('gives a copy of the data, and erases a client once the number is typed', async () => {
    const row = await someone();
    await open(`/accounts/${row.id}`);
    const copy = page.waitForEvent('download');
    await card().getByRole('button', { name: 'Adatok másolata (PDF)' }).click();
    expect((await copy).suggestedFilename()).toBe(`szemelyes-adatok-${row.id}.pdf`);
    await card().getByRole('button', { name: 'Ügyfél törlése…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Ügyfél végleges törlése' });
    await dialog.getByText('Ami törlődik').waitFor();
    await expectAccessible(page, 'erasing a client');
    const number = dialog.getByLabel(/^Megerősítéshez/);
    await number.fill('ABC-1');
    await number.press('Enter');
    await dialog.getByText('Ez nem ennek az ügyfélszámlának a száma.').waitFor();
    expect((await admin.call(accounts.card, { id: row.id })).erasedOn).toBeNull();
    await number.fill(row.accountNumber.toLowerCase());
    await number.press('Enter');
    await page.getByText('Az ügyfél adatai törölve.').waitFor();
    await card()
      .getByText(/^Az ügyfelet .* napon töröltük\./)
      .waitFor();
    expect(await page.getByText(row.holderName).count()).toBe(0);
    expect(await card().getByRole('button', { name: 'Ügyfél törlése…' }).count()).toBe(0);
  });

  test('is found from anywhere with Ctrl+K', async () => {
    const row = await someone();
    await open('/accounts');
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox', { name: 'Keresés vagy parancs' }).waitFor();
    await page.keyboard.type(row.accountNumber);
    await page.getByRole('option', { name: row.accountNumber }).first().waitFor();
    await page.keyboard.press('Enter');
    await card().getByRole('heading', { name: row.holderName }).waitFor();
  });
});

test('a broker sees the clients of its own firm and no other', async () => {
  const broker = world.stranger();
  await broker.call(session.signIn, person(3));
  const { total } = await broker.call(accounts.list, {});
  await open('/accounts', person(3));
  await header(`${total} ügyfélszámla`).waitFor();
  expect(total).toBeLessThan(COUNT / 2);
  expect(await page.getByRole('button', { name: 'Közvetítő', exact: true }).count()).toBe(0);
});
