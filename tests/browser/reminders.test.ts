import { beforeEach, describe, expect, test } from 'vitest';
import { campaigns } from '#contract/campaigns.ts';
import { addAccount } from '../support/accounts.ts';
import { expectAccessible } from '../support/axe.ts';
import { dresses } from '../support/dresses.ts';
import { press, tabTo } from '../support/keyboard.ts';
import { started } from '../support/mailing.ts';
import { at, inOneWorld, page, session, world } from '../support/screen.ts';
import { ADMIN } from '../support/world.ts';

const heading = (name: string): Promise<void> => page.getByRole('heading', { name, exact: true }).first().waitFor();
const button = (name: string | RegExp) => page.getByRole('button', { name });

async function inAllDresses(screens: Readonly<Record<string, () => Promise<void>>>): Promise<void> {
  await page.goto(at('/'));
  for (const [language, colorScheme] of dresses) {
    await page.evaluate((spoken) => localStorage.setItem('kapocs.language', JSON.stringify(spoken)), language);
    await page.emulateMedia({ colorScheme });
    await page.reload();
    for (const [path, ready] of Object.entries(screens)) {
      // As a link would: nothing is loaded anew, and what is looked at is drawn over what was there before.
      await page.evaluate((to) => {
        history.pushState(null, '', to);
        dispatchEvent(new PopStateEvent('popstate', { state: null }));
      }, path);
      await ready();
      await expectAccessible(page, `${path} ${language} ${colorScheme}`);
    }
  }
}

describe('reminders in training', () => {
  inOneWorld({ training: true });
  beforeEach(() => session());

  test('from nothing to everybody who is due, by keyboard alone', async () => {
    const { admin } = world;
    await addAccount(world, { holderName: 'Őri Mária', email: 'maria@pelda.test' });
    await addAccount(world, { holderName: 'Sós Elek', email: null });
    await addAccount(world, { holderName: 'Zöld Ágnes', email: 'agnes@pelda.test' });
    await page.goto(at('/reminders'));
    await heading('Még nem ment ki emlékeztető');
    await tabTo('Új emlékeztető', 'link');
    await press('Enter');
    await heading('Kik kapják?');
    await tabTo('Egy héten belül lejár', 'link');
    await press('Enter');
    await page.getByText('3 ügyfélszámla').waitFor();
    await tabTo('Tovább');
    await press('Enter');
    await expect.poll(() => page.locator(':focus').innerText()).toBe('Mit kapjanak?');
    await page.getByText('Tisztelt Őri Mária!').waitFor();
    await tabTo('Következő ügyfél');
    await press('Enter');
    await page.getByText('Tisztelt Zöld Ágnes!').waitFor();
    await page.getByText('Minta: 2 / 2').waitFor();
    await press('Enter');
    await page.getByText('Tisztelt Őri Mária!').waitFor();
    await tabTo('Tovább');
    await press('Enter');
    await expect.poll(() => page.locator(':focus').innerText()).toBe('Minden rendben?');
    await page.getByText('2 üzenet megy ki').waitFor();
    await tabTo('nincs cím: 1');
    await press('Enter');
    await page.getByRole('dialog').getByText('Sós Elek').waitFor();
    await expectAccessible(page, 'who is left out');
    await press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await tabTo('Küldés 2 ügyfélnek');
    await press('Enter');
    await button('próbaküldés: 2').waitFor();
    await page.getByText('kész', { exact: true }).waitFor();
    const { rows } = await admin.call(campaigns.list, {});
    expect(rows).toMatchObject([{ state: 'done', counts: { simulated: 2, skipped: 1 } }]);
    await tabTo('kihagyva: 1');
    await press('Enter');
    await tabTo('nincs cím: 1');
    await press('Enter');
    await page.getByRole('gridcell', { name: 'Sós Elek' }).waitFor();
    await page.getByRole('grid').focus();
    await press('Enter');
    await page.getByRole('dialog', { name: 'Üzenet' }).waitFor();
    await expectAccessible(page, 'a message');
  });

  test('what the client would have read stands in the trial box', async () => {
    await page.goto(at('/reminders/trial'));
    await page.getByText('Tisztelt Őri Mária!').waitFor();
    await page.getByLabel('Cím vagy telefonszám').fill('senki@pelda.test');
    await heading('Még nincs próbaküldés');
  });

  test('a text is written beside its preview, with what is missing and what makes it dear', async () => {
    await page.goto(at('/reminders/templates/new'));
    await page.getByLabel('Név', { exact: true }).fill('Saját szöveg');
    await page.getByRole('combobox', { name: 'Csatorna' }).click();
    await page.getByRole('option', { name: 'SMS' }).click();
    const body = page.getByRole('textbox', { name: 'Szöveg' });
    await body.fill('Kedves ');
    await button('Mező beszúrása').click();
    await page.getByRole('menuitem', { name: 'ügyfél neve' }).click();
    await page.getByText('Kedves Minta Maria').waitFor();
    await page.getByRole('combobox', { name: 'Előnézet mint' }).fill('ori');
    await page.getByRole('option', { name: /Őri Mária/ }).click();
    await page.getByText('Kedves Öri Maria').waitFor();
    await body.fill('Hívjon: {{telefon}} {{nincs}} €');
    await page.getByText('Ennél az ügyfélnél nincs meg: segítő telefonszám').waitFor();
    await page.getByText('Nincs ilyen mező: nincs').waitFor();
    await expectAccessible(page, 'the editor');
    await page.getByLabel('Saját mobilszáma').fill('06 20 123 4567');
    await button('Küldés magamnak').click();
    await page.getByText('A próbaátjáró megtartotta').waitFor();
    await body.fill('Hívjon!');
    // left without saving, by a link as people do: it is there when one comes back, and can be thrown away
    await page.getByRole('navigation', { name: 'Fő menü' }).getByRole('link', { name: 'Emlékeztetők' }).click();
    await page.getByRole('link', { name: 'Sablonok' }).click();
    await page.getByRole('link', { name: 'Új sablon' }).click();
    await page.getByText('Itt folytathatja, amit legutóbb nem mentett el.').waitFor();
    expect(await body.inputValue()).toBe('Hívjon!');
    await button('Mentés').click();
    await page.getByRole('link', { name: 'Saját szöveg' }).click();
    await button('Törlés').click();
    await page.getByRole('dialog').getByRole('button', { name: 'Törlés' }).click();
    await page.getByText('„Saját szöveg” törölve.').waitFor();
  });

  test('a campaign that waits for the morning says so, pauses and stops', async () => {
    world.clock.set(new Date('2012-02-18T19:30:00Z'));
    await session();
    const client = world.stranger();
    await client.send('POST', '/api/session', ADMIN);
    const id = await started(client, { accountIds: [await addAccount(world)] }, { channel: 'sms' });
    await page.goto(at(`/reminders/campaigns/${id}`));
    await page.getByText('Most nincs küldési idő. Folytatás: 2012. 02. 20. 09:00').waitFor();
    await button('Szünet').click();
    await page.getByText('szünetel', { exact: true }).waitFor();
    await expectAccessible(page, 'a campaign that waits');
    await button('Leállítás').click();
    await page.getByRole('dialog').getByRole('button', { name: 'Leállítás' }).click();
    await page.getByText('leállítva', { exact: true }).waitFor();

    const rushed = await started(client, { accountIds: [await addAccount(world)] }, { channel: 'sms' });
    await page.goto(at(`/reminders/campaigns/${rushed}`));
    await button('Küldés most…').press('Enter');
    const why = page.getByRole('dialog', { name: 'Küldés a küldési időn kívül' }).getByLabel('Miért sürgős?');
    await why.press('Enter');
    await page.getByText('Írja be az okot.').waitFor();
    await expectAccessible(page, 'sending outside the hours');
    await why.fill('ma jár le');
    await why.press('Enter');
    await page.getByText('Küldési időn kívül is megy: ma jár le').waitFor();
    await expect
      .poll(async () => (await client.call(campaigns.see, { id: rushed })).counts, { timeout: 60_000 })
      .toEqual({ simulated: 1 });
  });

  test('the ladder is switched on knowing what would go at once', async () => {
    await page.goto(at('/reminders/ladder'));
    await button('Javasolt létra').click();
    await button('Mentés').click();
    await page.getByText('most 0 ügyfélnek').first().waitFor();
    await button('Bekapcsolás').click();
    await page
      .getByRole('dialog', { name: 'Bekapcsolja a létrát?' })
      .getByText(/Még ma \d+ üzenet indul/)
      .waitFor();
    await expectAccessible(page, 'switching the ladder on');
    await page.getByRole('dialog').getByRole('button', { name: 'Mégse' }).click();
    await heading('Az emlékeztető-létra ki van kapcsolva');
  });

  test('every screen is fit for all, in both languages and both lights', async () => {
    const grid = () => page.getByRole('grid').waitFor();
    const there = (what: string) => () => page.locator(`main ${what}`).first().waitFor();
    await inAllDresses({
      '/reminders': grid,
      '/reminders/new': there('.MuiStepper-root'),
      '/reminders/templates': there('tbody tr'),
      '/reminders/outbox': grid,
      '/reminders/trial': there('input[type=search]'),
      '/reminders/ladder': there('#ladder-now'),
      '/settings/gateways': there('section[aria-label="E-mail"] form'),
      '/settings/hours': there('th[scope=row]'),
      '/settings/suppressions': there('input[placeholder]'),
    });
  });
});
