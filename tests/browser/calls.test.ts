import { describe, expect, it } from 'vitest';
import { accounts } from '#contract/accounts.ts';
import { calls, LEASE_SECONDS } from '#contract/calls.ts';
import { restrictions } from '#contract/restrictions.ts';
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
  pressed,
  signIn,
  told,
  world,
} from '../support/call-screen.ts';
import { anotherAccountOf, itIs, nobodyToCall } from '../support/calling.ts';
import { eventually } from '../support/eventually.ts';
import { registrantAt, walkTo, type Registrant } from '../support/registering.ts';

describe('the call desk on the screen', () => {
  atTheDesk();

  it('a shift of ten calls by keyboard alone, with a callback coming due and a client registering meanwhile', async () => {
    for (let n = 1; n <= 9; n += 1)
      await addAccount(world, { holderName: `Hívott Hanna ${n}`, secondaryPhone: null }, { contract_count: 20 - n });
    const client: Registrant = await registrantAt(world, 'finished');
    await world.ctx.write((tx) => tx.db('account').where('id', client.accountId).update({ contract_count: 30 }));
    await world.admin.call(calls.fill, {});
    // from here on nothing but keys: no address, no pointer, nothing put into focus from outside
    await signIn(agent, '/');
    await page.getByRole('main').getByRole('heading').first().waitFor();
    await press('Control+k');
    await page.getByRole('dialog').getByRole('combobox').waitFor();
    await page.keyboard.type('hívósor');
    await page.getByRole('option', { name: 'Hívósor', selected: true }).waitFor();
    await press('Enter');
    await page.getByText(/\d+ ügyfél vár hívásra/).waitFor();
    await picture('idle');

    // 1: registers while on the phone
    await nextClient();
    await page.getByText('befejezte').first().waitFor();
    await picture('client');
    await walkTo(world, client, 'confirmed', 'confirmed');
    await page.getByText('Az ügyfél most regisztrált!').waitFor();
    await picture('registered');
    await logged('1');
    await told('hívás közben regisztrált: regisztrált, nincs több teendő');

    // 2: wants to be called back; the first likely time, with the client's own words
    expect(await nextClient()).toBe('Hívott Hanna 1');
    await press('m');
    await page.keyboard.type('tíz után jó');
    await press('Escape');
    await press('3');
    const picker = page.getByRole('dialog', { name: 'Visszahívás időpontja' });
    await picker.waitFor();
    await picture('picker');
    await press('Enter');
    await told(/visszahívást kér: újra 2012\.\s02\.\s15\.\s11:0\d/);

    // 3–8: three keys each: next, dial, outcome; Shift where the outcome would ask something
    for (const [at, key] of ['q', 'w', 'e', '2', 'Shift+5', 'Shift+3'].entries()) {
      const before = pressed;
      expect(await nextClient()).toBe(`Hívott Hanna ${at + 2}`);
      await press('d');
      await page.getByRole('button', { name: 'Óra áll' }).waitFor();
      await logged(key);
      expect(pressed - before).toBe(3);
    }

    // 9: the callback is due: told, found by one key and taken by another, before everybody else
    await itIs(world, '2012-02-15T10:05:00.000Z');
    // what is told goes by itself after a while: waited for from before, together with the rest
    await Promise.all([
      press('v'),
      told(/Visszahívás 11:0\d: Hívott Hanna 1/),
      page.getByRole('cell', { name: 'most esedékes' }).first().waitFor(),
      page.getByRole('cell', { name: 'tíz után jó' }).waitFor(),
    ]);
    await picture('callbacks');
    await press('1');
    await page.getByText('„tíz után jó”').first().waitFor();
    expect(await heading().innerText()).toBe('Hívott Hanna 1');
    await press('a');
    await page.keyboard.type('nem tudja');
    await press('Escape');
    // the note warns of what should not be written down
    await press('m');
    await page.keyboard.type('kórházban van');
    await page.getByText(/Egészségi vagy más különleges adat/).waitFor();
    await press('Control+a');
    await press('Backspace');
    await page.getByText(/Egészségi vagy más különleges adat/).waitFor({ state: 'detached' });
    await press('Escape');
    await logged('2');

    // 10: the other callback, given before everybody else
    expect(await nextClient()).toBe('Hívott Hanna 7');
    await logged('q');
    await eventually(async () => expect((await agent.call(calls.desk, {})).today.attempts).toBe(10));
    const { rows } = await world.admin.call(accounts.list, { q: 'Hívott Hanna 1' });
    expect(rows[0]).toMatchObject({ callAttempts: 2, lastOutcome: 'IGERI' });
  });

  it('data is shown once the client has proved who it is', async () => {
    await nobodyToCall(world);
    await addAccount(
      world,
      { holderName: 'Titok Tilda', birthDate: '1960-02-03', email: 'tilda@pelda.test' },
      { postcode: '1117' },
    );
    await world.admin.call(calls.fill, {});
    await signIn(agent);
    expect(await nextClient()).toBe('Titok Tilda');
    // a reload keeps the client, for as long as before
    await page.reload();
    expect(await heading().innerText()).toBe('Titok Tilda');
    await eventually(async () => {
      const { held } = await agent.call(calls.desk, {});
      expect(held?.lease.seconds).toBeGreaterThan(LEASE_SECONDS - 60);
    });
    await page.getByText('Még nincs azonosítva').waitFor();
    expect(await page.locator('main').innerText()).not.toContain('tilda@pelda.test');
    await press('a');
    await page.keyboard.type('1960. február 3.');
    await page.getByText('nem egyezik').waitFor();
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.type('1960.02.03.');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.type('1117');
    await page.getByText('Azonosítva').waitFor();
    await page.getByText('tilda@pelda.test').waitFor();
    await press('Escape');
    // a complaint needs its words
    await page.getByRole('checkbox', { name: 'Panasz' }).check();
    await press('6');
    await told('Írja a jegyzetbe, mi a panasz.');
    await page.keyboard.type('nem kapott levelet');
    await press('Escape');
    await logged('6');
    await eventually(async () => {
      const { rows } = await world.admin.call(calls.tickets, {});
      expect(rows).toMatchObject([{ note: 'nem kapott levelet', holderName: 'Titok Tilda' }]);
    });
  });

  it('a person of two accounts: every number and its account, and each registration said at once', async () => {
    await nobodyToCall(world);
    const client = await registrantAt(world, 'finished');
    await anotherAccountOf(world, client);
    await world.admin.call(calls.fill, {});
    await signIn(agent);
    await nextClient();
    await page.getByRole('link', { name: /1\. számla, 2\. számla/ }).waitFor();
    const second = page.getByRole('link', { name: /765 4321 2\. számla/ });
    // nobody has proved anything yet
    expect(await page.locator('main').innerText()).not.toContain(client.accountNumber);
    await press('d');
    await press('d');
    await expect.poll(() => second.getAttribute('aria-description')).toBe('Ezt a számot hívta.');
    await picture('two-accounts');
    await walkTo(world, client, 'confirmed', 'confirmed');
    await told(/1 ügyfélszámlája most regisztrált! Még 1 vár regisztrációra/);
    await expectAccessible(page, 'two accounts');
    await picture('one-registered');

    // what the client says is right is wrong: told at its field, and nothing is gone
    await press('5');
    const mobile = page.getByLabel('Mobilszám');
    await page.keyboard.type('+36 20 111');
    await press('Enter');
    await page.getByText('Ez nem teljes telefonszám').waitFor();
    await mobile.fill('+36 99 123 4567');
    await press('Enter');
    await page.locator('[name="contact.mobile"][aria-invalid=true]').waitFor();
    expect(await mobile.inputValue()).toBe('+36 99 123 4567');
    await picture('repair');
    await mobile.fill('+36 20 123 4567');
    await press('Enter');
    await told(/adatjavítás: újra/);
  });

  it('a client restricted while on the phone: the agent is told so, and ends the call', async () => {
    await nobodyToCall(world);
    const id = await addAccount(world, { holderName: 'Vitató Vera' });
    await world.admin.call(calls.fill, {});
    await signIn(agent);
    await nextClient();
    await world.admin.call(restrictions.restrict, { id, reason: 'accuracy_disputed', remark: '' });
    await page.getByRole('status').getByText('Az ügyfél adatainak kezelését közben korlátozták.').waitFor();
    await expectAccessible(page, 'a client restricted meanwhile');
    await picture('restricted');
    await logged('6');
    expect((await world.admin.call(calls.list, {})).rows.map(({ accountId }) => accountId)).not.toContain(id);
  });
});
