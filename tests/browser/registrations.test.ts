import { beforeEach, describe, expect, it } from 'vitest';
import { portal } from '#contract/portal.ts';
import { expectAccessible } from '../support/axe.ts';
import { inEveryDress } from '../support/dresses.ts';
import { newestCode, newRegistrant, otherThan, registrantAt, secretsSentTo, walkTo } from '../support/registering.ts';
import { at, inOneWorld, page, session, world } from '../support/screen.ts';

describe('the screen of registrations under way', () => {
  inOneWorld({}, { pardoned: /Failed to load resource/ });
  beforeEach(async () => {
    await session();
    await page.goto(at('/portal'));
  });
  const picture = async (name: string): Promise<void> => {
    const folder = process.env['KAPOCS_PICTURES'];
    if (folder) await page.screenshot({ path: `${folder}/registrations-${name}.png` });
  };
  const line = (text: string) => page.getByRole('row').filter({ hasText: text });

  it('changes by itself while a client registers, and empties when it is done', async () => {
    await page.getByText('Most senki nem regisztrál').waitFor();
    const client = await newRegistrant(world);
    await walkTo(world, client, 'sms_sent');
    await line(client.accountNumber).getByText('SMS-jelszót kapott').waitFor();
    await walkTo(world, client, 'finished', 'sms_ok');
    await line(client.accountNumber).getByText('befejezte').waitFor();
    await walkTo(world, client, 'confirmed', 'confirmed');
    await page.getByText('Most senki nem regisztrál').waitFor();
  });

  it('shows who is stuck and why; help is given by keyboard, within the client’s limits', async () => {
    const fine = await registrantAt(world, 'declared');
    const stuck = await registrantAt(world, 'sms_sent');
    const wrong = otherThan(await newestCode(world, stuck.accountId, 'sms'));
    for (let n = 0; n < 5; n += 1)
      await expect(stuck.page.call(portal.smsCode, { id: stuck.id, code: wrong })).rejects.toMatchObject({
        status: 422,
      });
    await page.getByRole('button', { name: 'Elakadtak (1)' }).click();
    await line(stuck.accountNumber).getByText('nincs több próba (SMS)').waitFor();
    await line(fine.accountNumber).waitFor({ state: 'detached' });
    await picture('stuck');

    await page.getByRole('grid').focus();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: /^Segítség: Próba Petra/ });
    await dialog.getByText('még 0 próbálkozás').waitFor();
    await picture('help');
    await dialog.getByRole('button', { name: 'SMS újra' }).focus();
    await page.keyboard.press('Enter');
    await dialog.getByText(/egy percet várni kell/).waitFor();
    world.clock.set(new Date(world.clock.now().getTime() + 60_000));
    await dialog.getByRole('button', { name: 'SMS újra' }).focus();
    await page.keyboard.press('Enter');
    await dialog.getByText('még 5 próbálkozás').waitFor();
    const shown = await page.locator('body').innerText();
    for (const secret of await secretsSentTo(world, stuck.mobile)) expect(shown).not.toContain(secret.slice(-5));
    await page.keyboard.press('Escape');
    await page.getByText('Most senki nem akadt el').waitFor();
  });

  it('is in order for everybody: both languages, light and dark', async () => {
    await registrantAt(world, 'sms_ok');
    const rowsStand = () => page.locator('.rows-line').first().waitFor();
    await inEveryDress(page, rowsStand, async (dress) => {
      await expectAccessible(page, `registrations ${dress}`);
      await page.getByRole('grid').focus();
      await page.keyboard.press('Enter');
      await page.getByRole('dialog').getByRole('button').first().waitFor();
      await expectAccessible(page, `help ${dress}`);
      await picture(dress.replace(' ', '-'));
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
    });
  });
});
