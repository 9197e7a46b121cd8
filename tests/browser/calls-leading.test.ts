import { describe, expect, it } from 'vitest';
import { calls } from '#contract/calls.ts';
import { addAccount } from '../support/accounts.ts';
import { expectAccessible } from '../support/axe.ts';
import { dresses, inLight } from '../support/dresses.ts';
import { agent, atTheDesk, heading, logged, page, picture, signIn, told, world } from '../support/call-screen.ts';
import { eventually } from '../support/eventually.ts';

describe('leading the call desk', () => {
  atTheDesk();

  it('whoever leads sees who is on what, takes over, and writes outcomes and script', async () => {
    await addAccount(world, { holderName: 'Átvett Ádám' });
    await world.admin.call(calls.fill, {});
    const held = await agent.call(calls.next, {});
    await signIn(world.admin);
    await page.getByRole('link', { name: 'Vezetés' }).click();
    await page.getByRole('button', { name: '7 nap' }).click();
    await page.getByRole('heading', { name: '2012. 02. 09. – 2012. 02. 15.' }).waitFor();
    await page.getByRole('heading', { name: /^Következők a sorban \(\d+\)$/ }).waitFor();
    await page
      .getByRole('combobox', { name: /^Helyettes: / })
      .first()
      .click();
    await page.getByRole('option').nth(1).click();
    const lastDay = page.getByLabel(/^Utolsó nap: /).first();
    await lastDay.fill('2012-02-20');
    await lastDay.blur();
    await eventually(async () => {
      const { rows } = await world.admin.call(calls.deputies, {});
      expect(rows[0]?.until).toBe('2012-02-20');
    });
    await page.getByRole('button', { name: `Átveszem: ${held?.account.holderName}` }).click();
    await picture('lead');
    await page.getByRole('dialog').getByRole('button', { name: 'Átveszem' }).click();
    await heading().waitFor();
    await expect(agent.call(calls.renew, { id: held?.task.id ?? 0 })).rejects.toMatchObject({ code: 'LEASE_LOST' });
    await logged('6');

    // the figures of one agent: chosen by the name in the table, or from the list
    await page.getByRole('link', { name: 'Vezetés' }).click();
    const figure = (name: string) => page.locator(`dt:text-is("${name}") + dd`).first();
    await page.getByRole('button', { name: /^Csak Teszt Elek számai$/ }).click();
    const whose = page.getByRole('combobox', { name: 'Kinek a számai?' });
    await whose.getByText('Teszt Elek').waitFor();
    expect(await figure('hívás').innerText()).toBe('1');
    await whose.click();
    await page
      .getByRole('option', { name: /^Hívó / })
      .first()
      .click();
    await page.getByText('Ezeken a napokon nem volt hívás.').first().waitFor();
    expect(await figure('hívás').innerText()).toBe('0');
    await page.getByText('Mit jelentenek a számok?').click();
    await page.getByText(/attól a hívásától, amelyben először elértük/).waitFor();

    await page.getByRole('link', { name: 'Kimenetelek' }).click();
    await page.getByRole('button', { name: 'Új kimenetel' }).click();
    await page.getByLabel('Neve').fill('külföldön van');
    await page.getByLabel('Billentyű').fill('q');
    await page.getByRole('button', { name: 'Mentés' }).click();
    await page.getByText('Ez a billentyű már foglalt.').waitFor();
    await page.getByLabel('Billentyű').fill('k');
    await page.getByRole('button', { name: 'Mentés' }).click();
    await page.getByRole('cell', { name: 'külföldön van', exact: true }).waitFor();
    await picture('outcomes');

    await page.getByRole('link', { name: 'Hívószöveg' }).click();
    await page.getByLabel('A szöveg').fill('# Köszönés\nJó napot, {{ nev }}!');
    await page.getByText('Jó napot, Minta Mária!').waitFor();
    await page.getByRole('link', { name: 'Kimenetelek' }).click();
    await page.getByRole('link', { name: 'Hívószöveg' }).click();
    await page.getByText('Jó napot, Minta Mária!').waitFor();
    await page.getByRole('button', { name: 'Új változat mentése' }).click();
    await told('A 1. változat a következő ügyféltől él.');
    await picture('script');
  });

  it('whoever leads puts a selection of the list into the queue, says why, and takes it back', async () => {
    await addAccount(world, { holderName: 'Listás Lenke' }, { deadline: '2012-06-20' });
    await signIn(world.admin);
    await page.goto(new URL('/accounts?q=Listás', world.running.url).href);
    await page.locator('.rows-line').getByText('Listás Lenke').waitFor();
    await page.getByRole('grid').focus();
    await page.keyboard.press('Control+a');
    await page.getByRole('button', { name: 'Hívósorba…' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Miért hívjuk?').fill('megváltozott a díja');
    await expectAccessible(page, 'into the queue');
    await picture('adding');
    await dialog.getByRole('button', { name: 'Hívósorba teszem' }).click();
    await page.getByText('1 ügyfél került a hívósorba.').first().waitFor();
    const queued = async () =>
      (await world.admin.call(calls.list, { limit: 500 })).rows.filter(({ why }) => why === 'megváltozott a díja');
    expect(await queued()).toMatchObject([{ holderName: 'Listás Lenke', reason: 'by_hand' }]);
    await page.getByRole('button', { name: 'Visszavonás' }).click();
    await page.getByText('1 ügyfelet kivettünk a sorból.').first().waitFor();
    expect(await queued()).toEqual([]);
  });

  it('is in order for everybody: both languages, light and dark', async () => {
    for (let n = 0; n < 3; n += 1) await addAccount(world, { birthDate: '1960-02-03' }, { postcode: '1117' });
    await world.admin.call(calls.fill, {});
    await signIn(world.admin);
    await page.getByRole('button', { name: 'Következő ügyfél' }).waitFor();
    for (const [language, colorScheme] of dresses) {
      await inLight(page, colorScheme);
      const look = async (where: string): Promise<void> => {
        await expectAccessible(page, `${where} ${language} ${colorScheme}`);
        await picture(`${where}-${language}-${colorScheme}`);
      };
      const tab = async (at: number, ready: () => Promise<void>): Promise<void> => {
        await page.getByRole('main').getByRole('navigation').getByRole('link').nth(at).click();
        await ready();
        await look(`tab${at}`);
      };
      await page.locator('[aria-keyshortcuts=N]').waitFor();
      await look('idle');
      await page.keyboard.press('n');
      await page.locator('[data-identity]').waitFor();
      await look('client');
      await page.keyboard.press('3');
      await page.getByRole('dialog').waitFor();
      await look('picker');
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: /^(Visszateszem a sorba|Back into the queue)$/ }).click();
      await page.locator('[aria-keyshortcuts=N]').waitFor();
      await tab(1, () => page.locator('table, h2').first().waitFor());
      await tab(2, async () => {
        await page.locator('table').nth(3).waitFor();
        await page.locator('.rows-line').first().waitFor();
      });
      await tab(3, () => page.getByRole('button', { name: /^(Új kimenetel|New outcome)$/ }).waitFor());
      await tab(4, () => page.getByLabel(/^(A szöveg|The text)$/).waitFor());
      if (language === 'en') break;
      await page.locator('[aria-haspopup=menu]').last().click();
      await page.getByRole('menuitemradio', { name: 'English' }).click();
      await page.keyboard.press('Escape');
      await page.getByRole('main').getByRole('navigation').getByRole('link').first().click();
    }
  });
});
