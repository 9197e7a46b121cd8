import { describe, expect, test } from 'vitest';
import { portal } from '#contract/portal.ts';
import { session } from '#contract/session.ts';
import { settings } from '#contract/settings.ts';
import { expectAccessible } from '../support/axe.ts';
import { at, inOneWorld, page, signIn, world } from '../support/screen.ts';

const PICTURE = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGNgYPj/HwADAgH/p9mN2QAAAABJRU5ErkJggg==',
  'base64',
);

describe('settings', () => {
  inOneWorld({}, { pardoned: /401/ });

  test('an administrator adds a user, who can sign in; the last administrator cannot be switched off', async () => {
    await signIn();
    await page.goto(at('/settings/users'));
    await page.getByRole('button', { name: 'Új felhasználó' }).click();
    await page.getByLabel('Teljes név').fill('Ügynök Ági');
    await page.getByLabel('Felhasználónév').fill('agi');
    await page.getByLabel('Jelszó', { exact: true }).fill('tizenhat betus jelszo');
    await expectAccessible(page, 'new user');
    await page.getByRole('button', { name: 'Mentés' }).click();
    await page.getByRole('status').getByText('Ügynök Ági felvéve.').waitFor();
    await page.getByRole('button', { name: 'Teszt Elek módosítása' }).click();
    expect(await page.getByRole('switch').isDisabled()).toBe(true);
    await page.getByText('Legalább egy bekapcsolt adminisztrátornak maradnia kell.').waitFor();
    const stranger = world.stranger();
    const { user } = await stranger.call(session.signIn, { username: 'agi', password: 'tizenhat betus jelszo' });
    expect(user.role).toBe('agent');
  });

  test('an address not to be written to is entered and lifted', async () => {
    await signIn();
    await page.goto(at('/settings/suppressions'));
    await page.getByRole('button', { name: 'Cím felvétele' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Cím vagy telefonszám').fill('nem cím');
    await dialog.getByRole('button', { name: 'Felvétel' }).click();
    await dialog.getByText('Ez nem jó cím ehhez a csatornához.').waitFor();
    await dialog.getByLabel('Cím vagy telefonszám').fill('Nem.Ker@pelda.test');
    await dialog.getByRole('button', { name: 'Felvétel' }).click();
    await page.getByRole('cell', { name: 'nem.ker@pelda.test', exact: true }).waitFor();
    await expectAccessible(page, 'who is not to be contacted');
    await page.getByRole('button', { name: /Tiltás feloldása/ }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Tiltás feloldása' }).click();
    await page.getByRole('heading', { name: 'A tiltólista üres', exact: true }).waitFor();
    await page.getByLabel('Cím vagy telefonszám').fill('nem.ker@pelda.test');
    await page.getByRole('heading', { name: 'Ez a cím nincs a listán', exact: true }).waitFor();
  });

  test('a new deadline says how many accounts it moves before it does', async () => {
    await signIn();
    await page.goto(at('/settings/insurers'));
    await page.getByRole('button', { name: '2012. évi megújítás módosítása' }).click();
    await page.getByLabel('Regisztrációs határidő').fill('2012-03-15');
    await page.getByRole('button', { name: 'Mentés' }).click();
    await page.getByText('A határidő 2012. február 20. helyett 2012. március 15. lesz.').waitFor();
    await page.getByText('Az új határidő 0 ügyfélszámlára vonatkozik majd.').waitFor();
    await expectAccessible(page, 'new deadline');
    await page.getByRole('button', { name: 'Határidő módosítása' }).click();
    await page.getByText('A határidő módosult 0 ügyfélszámlán.').waitFor();
    await page.getByRole('button', { name: /29 nap van hátra/ }).waitFor();
  });

  test('a folder to watch is named; that it is not there is said, and it can be given up', async () => {
    await signIn();
    await page.goto(at('/settings/insurers'));
    const part = page.getByRole('region', { name: 'Figyelt mappa' });
    await part.getByText('nincs bekapcsolva').waitFor();
    await part.getByLabel('A mappa teljes útvonala').fill('/nincs/ilyen/mappa');
    await part.getByLabel('A mappa teljes útvonala').press('Enter');
    await part.getByText('Nincs ilyen mappa, vagy most nem érhető el.').waitFor();
    await expectAccessible(page, 'watched folder');
    await page.goto(at('/imports'));
    await page.getByText('A figyelt mappába most nem lehet belenézni: /nincs/ilyen/mappa').waitFor();
    await page.getByRole('link', { name: 'Megnézem' }).click();
    await part.getByRole('button', { name: 'Ne figyelje tovább' }).click();
    await part.getByText('nincs bekapcsolva').waitFor();
  });

  test('the deadline counts down by the program’s clock and moves by itself when somebody changes it', async () => {
    await signIn();
    await page.getByRole('button', { name: /29 nap van hátra/ }).waitFor();
    await page.getByRole('img', { name: 'Élő kapcsolat' }).waitFor();
    const { rows } = await world.admin.call(settings.cohorts, {});
    await world.admin.call(settings.changeCohort, { id: rows[0]?.id ?? 0, deadline: '2012-02-14' });
    await page.getByRole('button', { name: /1 napja lejárt/ }).waitFor();
  });

  test('what clients see: picture, payment account, a new wording, the end of attachments; then they see it', async () => {
    await signIn();
    await page.goto(at('/settings/client-pages'));
    await page.getByText('Nincs beállítva: a díjfizetésnél').waitFor();
    await page.getByRole('textbox', { name: 'IBAN' }).fill('HU43 1177 3016 1111 1018 0000 0000');
    await page.getByLabel('BIC (SWIFT)').fill('OTPVHUHB');
    const save = page.getByRole('form', { name: 'Díjfizetési számla' }).getByRole('button', { name: 'Mentés' });
    await save.click();
    await page.getByText('Ez nem magyar IBAN, vagy elírás van benne.').waitFor();
    await page.getByRole('textbox', { name: 'IBAN' }).fill('HU42 1177 3016 1111 1018 0000 0000');
    await save.click();
    await page.getByText('Nincs beállítva: a díjfizetésnél').waitFor({ state: 'detached' });
    await page.getByLabel('Kép választása…').setInputFiles({ name: 'kep.png', mimeType: 'image/png', buffer: PICTURE });
    await page.getByRole('button', { name: 'Kép levétele' }).waitFor();
    await page.getByRole('button', { name: 'Új változat… Felhasználási feltételek' }).click();
    await page.getByLabel('Szöveg magyarul').fill('Egészen új szöveg.');
    await page.getByRole('figure').getByText('Egészen új szöveg.').first().waitFor();
    await expectAccessible(page, 'new version of a declaration');
    await page.getByRole('dialog').getByRole('button', { name: 'Mentés' }).click();
    const terms = page.getByRole('article', { name: 'Felhasználási feltételek' });
    await terms.getByText('Korábbi változatok (1)').click();
    await terms.getByText(/^1\. változat · lejárt/).waitFor();
    await page.getByRole('button', { name: 'Termék felvétele' }).click();
    await page.getByRole('textbox', { name: 'Termék' }).fill('casco');
    await page.getByLabel('Utolsó nap').fill('2030-12-31');
    await page.getByText('2030. 12. 31. még belefér.').waitFor();
    await page.getByRole('dialog').getByRole('button', { name: 'Mentés' }).click();
    await page.getByRole('cell', { name: 'még megy' }).waitFor();
    await page.getByRole('button', { name: 'Kulcs készítése' }).click();
    await page.getByLabel('Kié a kulcs').fill('Győri szerver');
    await page.getByRole('dialog').getByRole('button', { name: 'Kulcs készítése' }).click();
    const key = await page.getByRole('textbox', { name: 'A kulcs', exact: true }).inputValue();
    expect(key).toMatch(/^kapocs_[\w-]{43}$/);
    await expectAccessible(page, 'key of the insurer’s system');
    await page.getByRole('button', { name: 'Bezárás' }).click();
    await page.getByRole('cell', { name: 'működik' }).waitFor();
    expect(await page.content()).not.toContain(key);
    await page.getByRole('button', { name: 'Visszavonás: Győri szerver' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Visszavonás' }).click();
    await page.getByRole('cell', { name: /^visszavonva: / }).waitFor();
    await expectAccessible(page, 'client pages');
    const client = world.visitor();
    expect((await client.call(portal.insurer, {})).logo).not.toBeNull();
    expect((await client.call(portal.declarationTexts, {})).rows.map(({ text }) => text)).toContain(
      'Egészen új szöveg.',
    );
    await page.getByRole('link', { name: 'Napló: Nyilatkozatok' }).click();
    await page.getByRole('row').filter({ hasText: 'Nyilatkozat új szövegét vette fel' }).waitFor();
  });

  test('what the API refuses is told in the form', async () => {
    await signIn();
    await page.goto(at('/settings/account'));
    await page.getByLabel('Jelenlegi jelszó').fill('nem ez a jelszó');
    await page.getByLabel('Új jelszó').fill('egy teljesen új mondat');
    await page.getByLabel('Jelszó még egyszer').fill('egy teljesen új mondat');
    await page.getByRole('button', { name: 'Jelszó módosítása' }).click();
    await page.getByRole('alert').getByText('A felhasználónév vagy a jelszó nem jó.').waitFor();
  });

  test('the history speaks in words, and is narrowed by choosing them', async () => {
    await signIn();
    await page.goto(at('/settings/history'));
    const entries = page.getByRole('table', { name: 'Napló' }).getByRole('row');
    const signedIn = entries.filter({ hasText: 'Belépett' });
    await signedIn
      .filter({ hasText: 'Teszt Elek' })
      .filter({ hasText: /felhasználó 1(?!\d)/ })
      .first()
      .waitFor();
    expect(await entries.filter({ hasText: /\b[a-z_]+\.[a-z_]+\b|\b[a-z-]+:\d/ }).allTextContents()).toEqual([]);
    await page.getByRole('combobox', { name: 'Mit' }).fill('időszakot');
    await page.getByRole('option', { name: 'Megújítási időszakot vett fel' }).click();
    await signedIn.first().waitFor({ state: 'detached' });
    await page.getByRole('combobox', { name: 'Min' }).click();
    await page.getByRole('option', { name: 'megújítási időszak' }).click();
    await page.getByLabel('Száma').fill('1');
    await entries.filter({ hasText: 'megújítási időszak 1' }).first().waitFor();
    await page.locator('.MuiPopover-root').waitFor({ state: 'detached' });
    await expectAccessible(page, 'history');
    await page.evaluate(() => localStorage.setItem('kapocs.language', '"en"'));
    await page.reload();
    await page.getByRole('row').filter({ hasText: 'Signed in' }).first().waitFor();
    await page.getByRole('combobox', { name: 'What', exact: true }).click();
    await page.getByRole('option', { name: 'Sign-in refused' }).waitFor();
    await expectAccessible(page, 'history in English');
  });
});
