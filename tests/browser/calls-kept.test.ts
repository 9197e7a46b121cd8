import { describe, expect, it } from 'vitest';
import { accounts } from '#contract/accounts.ts';
import { calls } from '#contract/calls.ts';
import { addAccount } from '../support/accounts.ts';
import { expectAccessible } from '../support/axe.ts';
import {
  agent,
  atTheDesk,
  heading,
  logged,
  nextClient,
  page,
  picture,
  press,
  signIn,
  told,
  world,
} from '../support/call-screen.ts';
import { anotherAccountOf, itIs, minutesPass, nobodyToCall, WORKDAY } from '../support/calling.ts';
import { eventually } from '../support/eventually.ts';
import { registrantAt, walkTo } from '../support/registering.ts';

describe('nothing is lost at the call desk', () => {
  atTheDesk();

  it('what was typed outlives the tab and the client going into other hands', async () => {
    await addAccount(world, { holderName: 'Jegyzet Judit' });
    await world.admin.call(calls.fill, {});
    await signIn(agent);
    const note = page.locator('[data-note]');
    expect(await nextClient()).toBe('Jegyzet Judit');
    await press('m');
    await page.keyboard.type('délután ötkor');
    await press('Escape');
    await press('v');
    await page.waitForURL('**/calls/callbacks');
    await page.goBack();
    expect(await note.inputValue()).toBe('délután ötkor');
    // what the client asks for is warned of as well, and is there when the picker opens again
    await press('3');
    const words = page.getByLabel('Az ügyfél szavai');
    await words.fill('műtét után');
    await page
      .getByRole('dialog')
      .getByText(/Egészségi vagy más különleges adat/)
      .waitFor();
    await words.fill('ötkor, ne előbb');
    await press('Escape');
    await press('3');
    expect(await words.inputValue()).toBe('ötkor, ne előbb');
    await press('Escape');

    const { held } = await agent.call(calls.desk, {});
    await world.admin.call(calls.takeOver, { id: held?.task.id ?? 0 });
    await page.getByRole('alert').getByText('Ez az ügyfél már nincs Önnél').waitFor();
    expect(await note.inputValue()).toBe('délután ötkor');
    await expectAccessible(page, 'lost');
    await picture('lost');
    await press('n');
    await told('Előbb rögzítse');
    // what leaves the screen unrecorded is asked about first
    await page.getByRole('button', { name: 'Elteszem' }).click();
    await page.getByRole('dialog', { name: 'Elvész, amit beírt' }).waitFor();
    await press('Escape');
    await logged('2');
    await told(/ígéri: bekerült a történetbe; az ügyfél már nála van/);
    const { timeline } = await world.admin.call(accounts.card, { id: held?.account.id ?? 0 });
    expect(timeline).toContainEqual(expect.objectContaining({ kind: 'call', text: 'délután ötkor' }));
    await world.admin.call(calls.release, { id: held?.task.id ?? 0 });
  });

  it('a lease that ran out is had again without a word, as long as nobody else took the client', async () => {
    await nobodyToCall(world);
    await addAccount(world, { holderName: 'Lejárt Lídia' });
    await world.admin.call(calls.fill, {});
    await signIn(agent);
    expect(await nextClient()).toBe('Lejárt Lídia');
    await press('m');
    await page.keyboard.type('visszahív');
    await press('Escape');
    const { held } = await agent.call(calls.desk, {});
    await minutesPass(world, 6);
    // the desk looks, finds nobody in hand, and takes the client again
    await world.ctx.write((tx) => Promise.resolve(tx.tell('calls', [])));
    await eventually(async () => {
      const { held: again } = await agent.call(calls.desk, {});
      expect(again).toMatchObject({ task: { id: held?.task.id, fence: held?.task.fence } });
    });
    await page.getByRole('alert').waitFor({ state: 'detached' });
    expect(await page.locator('[data-note]').inputValue()).toBe('visszahív');
    await logged('2');
    await told(/^ígéri: újra/);
    await itIs(world, WORKDAY);
  });

  it('a reload is asked about first when something typed would be gone, and only then', async () => {
    await nobodyToCall(world);
    await addAccount(world, { holderName: 'Újratöltött Ubul' });
    await world.admin.call(calls.fill, {});
    await signIn(agent);
    await nextClient();
    const asked: string[] = [];
    page.on('dialog', (dialog) => {
      asked.push(dialog.type());
      void dialog.dismiss();
    });
    await press('m');
    await page.keyboard.type('holnap hívja a fiát');
    // whoever says no stays, with everything there
    await page.evaluate(() => setTimeout(() => location.reload()));
    await expect.poll(() => asked).toEqual(['beforeunload']);
    expect(await page.locator('[data-note]').inputValue()).toBe('holnap hívja a fiát');
    await press('Control+a');
    await press('Backspace');
    await page.reload();
    expect(await heading().innerText()).toBe('Újratöltött Ubul');
    expect(asked).toEqual(['beforeunload']);
    await logged('6');
  });

  it('of several numbers it is asked which leads nowhere; that one is called no more', async () => {
    await nobodyToCall(world);
    await addAccount(world, { holderName: 'Kétszámú Kata', mobile: '+36201112233', secondaryPhone: '+3612223344' });
    await world.admin.call(calls.fill, {});
    await signIn(agent);
    await nextClient();
    await press('t');
    const dialog = page.getByRole('dialog', { name: 'Melyik számot hívta?' });
    await dialog.waitFor();
    await expectAccessible(page, 'dead number');
    await picture('dead-number');
    await press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await press('t');
    await dialog.waitFor();
    await press('2');
    await told(/^nem létező szám: újra/);
    await itIs(world, '2012-02-16T14:00:00.000Z');
    expect(await nextClient()).toBe('Kétszámú Kata');
    await page.getByText('nem ez a száma').waitFor();
    await picture('dead-number-known');
    const { held } = await agent.call(calls.desk, {});
    expect(held?.task.avoid).toEqual([{ phone: '+3612223344', why: 'dead' }]);
    await logged('6');
    await itIs(world, WORKDAY);
  });

  it('a registration during the call is told on every other screen too, and what is left', async () => {
    await nobodyToCall(world);
    const client = await registrantAt(world, 'finished');
    await anotherAccountOf(world, client);
    await world.admin.call(calls.fill, {});
    await signIn(agent);
    await nextClient();
    await page.getByRole('link', { name: 'Ügyfélszámlák' }).click();
    await page.getByRole('grid').waitFor();
    await Promise.all([
      told(/1 ügyfélszámlája most regisztrált! Még 1 vár regisztrációra/),
      walkTo(world, client, 'confirmed', 'confirmed'),
    ]);
  });
});
