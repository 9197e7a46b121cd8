import type { Browser, BrowserContext, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { accounts } from '#contract/accounts.ts';
import { calls, LEASE_SECONDS } from '#contract/calls.ts';
import { addAccount } from '../support/accounts.ts';
import { colourRules, expectAccessible } from '../support/axe.ts';
import { agents, anotherAccountOf, itIs, WORKDAY } from '../support/calling.ts';
import { launchChromium } from '../support/chromium.ts';
import type { Client } from '../support/client.ts';
import { eventually } from '../support/eventually.ts';
import { registrantAt, walkTo, type Registrant } from '../support/registering.ts';
import { openWorld, type World } from '../support/world.ts';

describe('the call desk on the screen', () => {
  let world: World;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  let agent: Client;
  const faults: string[] = [];

  beforeAll(async () => {
    world = await openWorld('sqlite', { at: WORKDAY });
    browser = await launchChromium();
  });
  afterAll(async () => {
    await browser.close();
    await world.close();
  });

  /** Opens the program at a screen; whatever comes after is done on the screens. */
  const signIn = async (client: Client, screen = '/calls'): Promise<void> => {
    context = await browser.newContext({
      viewport: { width: 1280, height: 720 },
      locale: 'hu-HU',
      reducedMotion: 'reduce',
    });
    const url = new URL(world.running.url);
    const [name = '', value = ''] = client.cookie.split(/=(.*)/s);
    await context.addCookies([{ name, value, domain: url.hostname, path: '/' }]);
    page = await context.newPage();
    page.on('pageerror', (error) => faults.push(error.message));
    await page.goto(new URL(screen, url).href);
  };
  beforeEach(async () => {
    const [one] = await agents(world, 1);
    if (!one) throw new Error('nobody calls');
    agent = one;
  });
  afterEach(async () => {
    await context.close();
    const found = faults.splice(0);
    if (found.length > 0) throw new Error(found.join('\n'));
  });
  const picture = async (name: string): Promise<void> => {
    const folder = process.env['KAPOCS_PICTURES'];
    if (folder) await page.screenshot({ path: `${folder}/calls-${name}.png` });
  };
  const told = (text: string | RegExp) => page.getByRole('status').getByText(text).last().waitFor();
  let pressed = 0;
  const press = async (key: string): Promise<void> => {
    pressed += 1;
    await page.keyboard.press(key);
  };
  const heading = () => page.locator('[data-client]');
  const emptyQueue = () =>
    world.ctx.write((tx) => tx.db('call_task').update({ state: 'closed', closed_reason: 'dropped', agent_id: null }));
  /** The name of the client who is on the screen after the key for the next one. */
  const nextClient = async (): Promise<string> => {
    await page.getByRole('button', { name: 'Következő ügyfél' }).waitFor();
    await press('n');
    return heading().innerText();
  };
  const logged = async (key: string): Promise<void> => {
    await press(key);
    await page.getByRole('button', { name: 'Következő ügyfél' }).waitFor();
  };

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
    await told(/visszahívást kér: újra 2012\. 02\. 15\. 11:0\d/);

    // 3–8: three keys each: next, dial, outcome; Shift where the outcome would ask something
    for (const [at, key] of ['q', 'w', 'e', '2', 'Shift+5', 'Shift+3'].entries()) {
      pressed = 0;
      expect(await nextClient()).toBe(`Hívott Hanna ${at + 2}`);
      await press('d');
      await page.getByRole('button', { name: 'Óra áll' }).waitFor();
      await logged(key);
      expect(pressed).toBe(3);
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
    await emptyQueue();
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
    await logged('6');
  });

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

  it('a person of two accounts: every number and its account, and each registration said at once', async () => {
    await emptyQueue();
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
    // Words are judged once in each language. The desk is seen in all four pairings; what whoever leads it has, in two.
    const own = { hu: 'light', en: 'dark' } as const;
    for (const language of ['hu', 'en'] as const) {
      const seen = async (where: string, colorScheme: 'light' | 'dark'): Promise<void> => {
        await page.emulateMedia({ colorScheme });
        const rules = colorScheme === own[language] ? undefined : colourRules;
        await expectAccessible(page, `${where} ${language} ${colorScheme}`, rules);
        await picture(`${where}-${language}-${colorScheme}`);
      };
      const look = async (where: string): Promise<void> => {
        await seen(where, own.hu);
        await seen(where, own.en);
      };
      const tab = async (at: number, ready: () => Promise<void>): Promise<void> => {
        await page.getByRole('main').getByRole('navigation').getByRole('link').nth(at).click();
        await ready();
        await seen(`tab${at}`, own[language]);
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
