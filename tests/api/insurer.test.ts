import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { insurer } from '#contract/insurer.ts';
import { mailbox } from '#contract/mailbox.ts';
import { staffRoutes } from '../../api/staff-door.ts';
import { eventId, initialTo, linkTo, newHolder, owner, OWN, place, textsTo } from '../support/mailbox.ts';
import { signInAs } from '../support/people.ts';
import { dialects, openWorld, type World } from '../support/world.ts';

describe.each(dialects)('what the insurer tells on %s', (dialect) => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld(dialect);
  });
  afterAll(() => world.close());
  const refuses = (work: Promise<unknown>, code: string) => expect(work).rejects.toMatchObject({ code });
  const lines = (...events: unknown[]) => Buffer.from(events.map((event) => JSON.stringify(event)).join('\n'));
  const contract = (number: string, more: object = {}) => ({
    event: 'contract',
    id: `B-${number}`,
    number,
    holderName: 'Tömeges Tímea',
    email: `${number.toLowerCase()}@pelda.test`,
    eProduct: true,
    eCommunication: true,
    ...more,
  });

  it('happens once by the identifier of the insurer, and not with other content', async () => {
    const holder = await owner(world);
    const item = { id: eventId(), subject: 'Egyszer' };
    const first = await place(world, holder, item);
    expect(await place(world, holder, item)).toEqual({ ...first, repeated: true });
    // The only insurer there is, named: the same event.
    expect(await place(world, holder, { ...item, insurerId: 1 })).toEqual({ ...first, repeated: true });
    const both = await Promise.all([1, 2, 3].map(() => place(world, holder, { ...item, id: 'EGYSZERRE' })));
    expect(new Set(both.map((each) => each.itemId)).size).toBe(1);
    expect(both.filter((each) => !each.repeated)).toHaveLength(1);
    await refuses(place(world, holder, { ...item, subject: 'Más' }), 'EVENT_DIFFERS');
    expect((await holder.page.call(mailbox.items, {})).total).toBe(2);
  });

  it('what is left out of a later event stays as it was told', async () => {
    const { number, email } = await newHolder(world, { annualPremium: 42_000, language: 'en' });
    await world.admin.call(insurer.contract, {
      id: eventId(),
      number: number.toLowerCase().replace('-', ' '),
      holderName: 'Posta Új Név',
      eProduct: true,
      eCommunication: true,
    });
    const rows = await world.ctx
      .db('policy')
      .where('number', number)
      .select<object[]>('email', 'annual_premium', 'language');
    expect(rows).toMatchObject([{ email, annual_premium: 42_000, language: 'en' }]);
  });

  it('comes in bulk too: a faulty line is told and stops no other, the same file again changes nothing', async () => {
    const item = (n: number) => ({
      event: 'item',
      id: `BI-${n}`,
      contractNumber: 'BULK-1',
      subject: `Tétel ${n}`,
      text: 'szöveg',
    });
    const file = lines(
      contract('BULK-1'),
      contract('BULK-2'),
      item(1),
      { ...item(2), contractNumber: 'NINCS' },
      { event: 'item', id: 'BI-3' },
      { event: 'terminate', id: 'BT-1', number: 'BULK-2', on: '2012-02-01' },
      { event: 'to_postal', id: 'BP-1', number: 'BULK-2', on: '2012-02-01' },
    );
    const whole = Buffer.concat([file, Buffer.from('\n\n{"id":"X", nem json\n')]);
    const first = await world.admin.call(insurer.bulk, {}, whole);
    expect(first).toEqual({
      lines: 8,
      done: 5,
      repeated: 0,
      faults: [
        { line: 4, id: 'BI-2', code: 'CONTRACT_UNKNOWN' },
        { line: 5, id: 'BI-3', code: 'INPUT_INVALID' },
        { line: 9, id: 'X', code: 'JSON_INVALID' },
      ],
    });
    expect(await world.admin.call(insurer.bulk, {}, whole)).toMatchObject({ done: 0, repeated: 5 });
    // Told alone it is the same event.
    const { event: _, ...alone } = contract('BULK-1');
    expect(await world.admin.call(insurer.contract, alone)).toMatchObject({ repeated: true });
  });

  it('shows staff no initial password and no link, in no answer and no log', async () => {
    const { email, mobile, page } = await owner(world);
    await page.call(mailbox.forgot, { username: email });
    const secrets = [
      await initialTo(world, mobile),
      await linkTo(world, email, 2),
      ...(await textsTo(world, email)).flatMap((text) => /#([\w-]{43})/.exec(text)?.[1] ?? []),
      OWN,
    ];
    let answers = 0;
    for (const { endpoint } of staffRoutes) {
      // Training alone shows what its own gateway swallowed.
      if (endpoint.method !== 'GET' || endpoint.path === '/api/trial-box' || endpoint.answer !== undefined) continue;
      const { status, body } = await world.admin.send('GET', `${endpoint.path.replace(/:\w+/g, '1')}?limit=500`);
      if (status === 200) answers += 1;
      const said = typeof body === 'string' ? body : JSON.stringify(body);
      expect({ path: endpoint.path, found: secrets.filter((secret) => said.includes(secret)) }).toEqual({
        path: endpoint.path,
        found: [],
      });
    }
    expect(answers).toBeGreaterThan(15);
    const folder = join(world.folder, 'logs');
    const log = readdirSync(folder)
      .map((file) => readFileSync(join(folder, file), 'utf8'))
      .join('');
    for (const said of [...secrets, email, mobile]) expect(log).not.toContain(said);
  });

  it('is for the administrator alone; the office sees which mailboxes are in use, a broker does not', async () => {
    const [agent, broker] = [await signInAs(world, 'agent'), await signInAs(world, 'broker')];
    for (const who of [agent, broker]) {
      await refuses(who.call(insurer.legacyMail, {}), 'NOT_ALLOWED');
      const told = { id: 'x', number: 'x', holderName: 'x', eProduct: true, eCommunication: true };
      await refuses(who.call(insurer.contract, told), 'NOT_ALLOWED');
    }
    const holder = await owner(world);
    await place(world, holder, { subject: 'Titkos tárgy' });
    const seen = await agent.call(insurer.mailboxes, {});
    expect(seen.rows[0]).toMatchObject({ email: holder.email, state: 'in_use', items: 1, unread: 1 });
    expect(JSON.stringify(seen)).not.toContain('Titkos');
    const { next } = await agent.call(insurer.mailboxes, { limit: 1 });
    expect((await agent.call(insurer.mailboxes, { limit: 1, after: next ?? '' })).rows).toHaveLength(1);
    await refuses(broker.call(insurer.mailboxes, {}), 'NOT_ALLOWED');
  });
});
