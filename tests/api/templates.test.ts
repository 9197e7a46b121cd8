import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { outbox } from '#contract/outbox.ts';
import { templates as contract } from '#contract/templates.ts';
import type { Input } from '#contract/endpoint.ts';
import { addAccount } from '../support/accounts.ts';
import type { Client } from '../support/client.ts';
import { intermediary, signInAs } from '../support/people.ts';
import { dialects, openWorld, type World } from '../support/world.ts';

describe.each(dialects)('templates on %s', (dialect) => {
  let world: World;
  let maria: number;
  let broker: Client;
  beforeAll(async () => {
    world = await openWorld(dialect);
    maria = await addAccount(world, { holderName: 'Őri <b>Mária</b>', accountNumber: 'U00004711' });
    broker = await signInAs(world, 'broker');
  });
  afterAll(() => world.close());

  const tryOut = (text: Partial<Input<typeof contract.tryOut>> & { body: string }) =>
    world.admin.call(contract.tryOut, { channel: 'email', subject: 'Tárgy', accountId: maria, ...text });

  it('has texts for both channels in both languages from the first day, and all of them render', async () => {
    const { rows } = await world.admin.call(contract.list, {});
    for (const channel of ['email', 'sms'])
      for (const language of ['hu', 'en'])
        expect(rows.filter((row) => row.channel === channel && row.language === language)).toHaveLength(5);
    for (const { id, channel } of rows) {
      const preview = await world.admin.call(contract.preview, { id, accountId: maria });
      expect(preview).toMatchObject({ missing: [], unknown: [] });
      expect(preview.text).not.toMatch(/[{}]|\d\.-ig/);
      if (channel === 'sms') expect(preview).toMatchObject({ parts: 1, alphabet: 'gsm7' });
      else expect(preview.subject).not.toBe('');
    }
  });

  it('writes dates as the channel, the language and Hungarian grammar want them', async () => {
    const body = '{{hatarido}}-ig, azaz {{ hatarido | datum: "rovid" }} ({{napok}} nap)';
    expect((await tryOut({ body })).text).toBe('2012. február 20-ig, azaz 2012. 02. 20. (5 nap)');
    expect((await tryOut({ body: '{{hatarido}}-ig', channel: 'sms' })).text).toBe('2012. 02. 20-ig');
    expect((await tryOut({ body: 'by {{hatarido}}', language: 'en' })).text).toBe('by 20 February 2012');
  });

  it('says which fields are missing of this client and which exist nowhere', async () => {
    const { missing, unknown } = await tryOut({ body: '{{nev}} {{telefon}} {{ portal_cim | upcase }} {{valami}}' });
    expect(missing.sort()).toEqual(['portal_cim', 'telefon', 'valami']);
    expect(unknown).toEqual(['valami']);
    const asked = await tryOut({ body: '{% if telefon %}Hívjon: {{telefon}}{% else %}Írjon!{% endif %}' });
    expect(asked).toMatchObject({ text: 'Írjon!', missing: [] });
  });

  it('lets nothing a name holds run anywhere', async () => {
    const html = await tryOut({ body: '<p>Tisztelt <b>{{nev}}</b>!</p><script>alert(1)</script>' });
    expect(html.html).toContain('<p>Tisztelt <b>Őri &lt;b&gt;Mária&lt;/b&gt;</b>!</p>');
    expect(html.html).not.toContain('script');
    expect(html.text).toBe('Tisztelt Őri <b>Mária</b>!');
    const plain = await tryOut({ body: 'Tisztelt {{nev}}!\n\nhttps://portal.pelda.test/a?b=1&c=2.' });
    expect(plain.text).toContain('Őri <b>Mária</b>');
    expect(plain.html).toContain('&#60;b&#62;M');
    expect(plain.html).toContain('<a href="https://portal.pelda.test/a?b=1&#38;c=2">');
    expect((await tryOut({ subject: '{{nev}}\r\nBcc: x@y.test', body: 'x' })).subject).not.toMatch(/[\r\n]/);
  });

  it('cleans HTML when it is saved, and leaves its marks alone', async () => {
    const saved = await world.admin.call(contract.add, {
      channel: 'email',
      name: 'HTML-es',
      subject: 'x',
      body: '<p onclick="x()">{% if napok < 3 %}Siessen!{% endif %}</p><iframe src="https://evil.test"></iframe>',
    });
    expect(saved.body).toBe('<p>{% if napok < 3 %}Siessen!{% endif %}</p>');
    await world.admin.call(contract.remove, { id: saved.id });
    await expect(world.admin.call(contract.preview, { id: saved.id, accountId: maria })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
  });

  it('counts the parts of an SMS with names softened, and names what makes it dear', async () => {
    const soft = await tryOut({ channel: 'sms', body: 'Kedves {{nev}}! Kérjük, regisztráljon.' });
    expect(soft).toMatchObject({ alphabet: 'gsm7', parts: 1 });
    expect(soft.text).toContain('Öri');
    const exact = await tryOut({ channel: 'sms', smsMode: 'exact', body: '{{nev}} – ő' });
    expect(exact).toMatchObject({ alphabet: 'ucs2', parts: 1 });
    expect(exact.offending.map(({ character }) => character)).toContain('ő');
  });

  it.each([
    ['an end without a beginning', '{% endif %}'],
    ['a mark that is not closed', '{{nev'],
    ['a tag that reads files', '{% include "x" %}'],
    ['a filter that is not offered', '{{ nev | date: "%Y" }}'],
  ])('refuses %s when it is saved', async (_, body) => {
    const text = { channel: 'sms' as const, name: 'Hibás', body };
    await expect(world.admin.call(contract.add, text)).rejects.toMatchObject({ status: 422, code: 'TEMPLATE_FAULT' });
  });

  it('ends a text that would render for ever, and goes on rendering others', async () => {
    const endless = '{% for a in (1..9000000) %}{% for b in (1..9000000) %}{% endfor %}{% endfor %}';
    await expect(tryOut({ body: endless })).rejects.toMatchObject({ code: 'TEMPLATE_FAULT' });
    expect((await tryOut({ body: 'Rendben' })).text).toBe('Rendben');
  });

  it('sends a text to oneself as a client would get it, and nothing to the client', async () => {
    const text = { channel: 'email', subject: 'Próba', body: 'Tisztelt {{nev}}!', accountId: maria } as const;
    const sent = await world.admin.call(contract.sample, { ...text, to: 'en@iroda.test' });
    expect(sent).toMatchObject({ state: 'simulated' });
    const { rows } = await world.admin.call(outbox.trialBox, {});
    expect(rows).toMatchObject([{ to: 'en@iroda.test', subject: 'Próba', text: 'Tisztelt Őri <b>Mária</b>!' }]);
    const wrong = world.admin.call(contract.sample, { ...text, to: 'senki' });
    await expect(wrong).rejects.toMatchObject({ code: 'INPUT_INVALID' });
    await expect(broker.call(contract.sample, { ...text, to: 'en@iroda.test' })).rejects.toMatchObject({
      code: 'NOT_ALLOWED',
    });
  });

  it('shows a broker its own clients only', async () => {
    const own = await addAccount(world, {}, { intermediary_id: await intermediary(world, 'K0001') });
    const [first] = (await broker.call(contract.list, { channel: 'sms' })).rows;
    const id = first?.id ?? 0;
    expect((await broker.call(contract.preview, { id, accountId: own })).parts).toBe(1);
    await expect(broker.call(contract.preview, { id, accountId: maria })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});
