import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { insurer } from '#contract/insurer.ts';
import { mailbox } from '#contract/mailbox.ts';
import { linesOf } from '../../api/insurer/lines-of.ts';
import { eventually } from '../support/eventually.ts';
import { logOf } from '../support/every-answer.ts';
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

  it('of a file cut off midway the whole lines have happened, the half one has not; sent again the rest happens', async () => {
    const file = lines(contract('FELE-1'), contract('FELE-2'), contract('FELE-3'));
    const half = file.length - 40;
    const sent = new AbortController();
    const told = async () => {
      const rows = await world.ctx.db('policy').whereLike('number', 'FELE-%').select<{ number: string }[]>('number');
      return rows.map(({ number }) => number).toSorted();
    };
    const cut = fetch(world.admin.base + insurer.bulk.path, {
      method: 'POST',
      headers: { cookie: world.admin.cookie, 'content-type': 'application/x-ndjson' },
      body: new ReadableStream({ start: (to) => to.enqueue(file.subarray(0, half)) }),
      duplex: 'half',
      signal: sent.signal,
    } as RequestInit).catch(() => 'cut off');
    await eventually(async () => expect(await told()).toEqual(['FELE-1', 'FELE-2']));
    sent.abort();
    expect(await cut).toBe('cut off');
    expect(await world.admin.call(insurer.bulk, {}, file)).toEqual({ lines: 3, done: 1, repeated: 2, faults: [] });
    expect(await told()).toEqual(['FELE-1', 'FELE-2', 'FELE-3']);
  });

  it('takes only PDFs as documents, alone and in bulk', async () => {
    const { number } = await newHolder(world);
    const document = (content: string) => ({ filename: 'k.pdf', base64: Buffer.from(content).toString('base64') });
    const told = { contractNumber: number, subject: 'Kötvény', text: 'szöveg' };
    const [right, wrong] = [document('%PDF-1.7\n'), document('<html>nem az</html>')];
    await refuses(world.admin.call(insurer.item, { ...told, id: eventId(), document: wrong }), 'FILE_NOT_PDF');
    expect(
      await world.admin.call(
        insurer.bulk,
        {},
        lines(
          { event: 'item', ...told, id: 'PDF-1', document: right },
          { event: 'item', ...told, id: 'PDF-2', document: wrong },
        ),
      ),
    ).toMatchObject({ done: 1, faults: [{ line: 2, id: 'PDF-2', code: 'FILE_NOT_PDF' }] });
  });

  it('keeps no line of a file that is too long, wherever its parts fall', async () => {
    const found: (string | null)[] = [];
    const parts = ['\uFEFF{"a":1}\r\n', 'ő'.repeat(40), 'x'.repeat(60), '\nmeg', 'van\n\nvége'];
    for await (const line of linesOf(Readable.from(parts.map((part) => Buffer.from(part))), {
      mostLine: 64,
      mostBytes: 1000,
    }))
      found.push(line);
    expect(found).toEqual(['{"a":1}', null, 'megvan', '', 'vége']);
    const file = Buffer.concat([Buffer.alloc(2 * 1024 * 1024, 'x'), lines('', contract('HOSSZU-1'))]);
    expect(await world.admin.call(insurer.bulk, {}, file)).toMatchObject({
      faults: [{ line: 1, id: null, code: 'BODY_TOO_LARGE' }],
    });
  });

  it('comes by a key too: of one insurer, for events only, shown once, until it is revoked', async () => {
    const { id, key } = await world.admin.call(insurer.makeKey, { name: 'Fiók szervere' });
    const machine = world.stranger();
    const bearing = (method: string, path: string, body?: unknown, bearer = key) =>
      machine.send(method, path, body, { authorization: `Bearer ${bearer}` });
    const told = { id: eventId(), number: 'GEP-1', holderName: 'Gépi Géza', eProduct: true, eCommunication: true };
    expect((await bearing('POST', insurer.contract.path, told)).status).toBe(201);
    const file = lines({ event: 'terminate', id: eventId(), number: 'GEP-1', on: '2012-02-01' });
    expect(await bearing('POST', insurer.bulk.path, file)).toMatchObject({ status: 200, body: { done: 1 } });
    expect((await bearing('POST', insurer.contract.path, { ...told, id: eventId(), insurerId: 2 })).status).toBe(403);
    const { rows } = await world.admin.call(insurer.keys, {});
    expect(rows[0]).toMatchObject({ id, name: 'Fiók szervere', madeBy: 'Teszt Elek', revokedAt: null });
    expect(rows[0]?.usedAt).not.toBeNull();
    expect(JSON.stringify(rows)).not.toContain(key);
    expect(JSON.stringify(await world.ctx.db('insurer_key').select<object[]>())).not.toContain(key.slice(10));
    const [deed] = await world.ctx
      .db('history')
      .where('action', 'contract.told')
      .orderBy('seq', 'desc')
      .limit(1)
      .select<{ actor_role: string; details: string }[]>('actor_role', 'details');
    expect(deed).toEqual({ actor_role: 'program', details: JSON.stringify({ key: id }) });
    for (const wrong of [key.slice(0, -1), 'kapocs_', '', 'x'])
      expect((await bearing('POST', insurer.contract.path, told, wrong)).status).toBe(401);
    await world.admin.call(insurer.revokeKey, { id });
    expect((await bearing('POST', insurer.contract.path, told)).status).toBe(401);
    await refuses(world.admin.call(insurer.revokeKey, { id }), 'NOT_FOUND');
    const agent = await signInAs(world, 'agent', 'kulcs');
    await Promise.all([
      refuses(agent.call(insurer.keys, {}), 'NOT_ALLOWED'),
      refuses(agent.call(insurer.makeKey, { name: 'x' }), 'NOT_ALLOWED'),
      refuses(agent.call(insurer.revokeKey, { id }), 'NOT_ALLOWED'),
    ]);
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
    // Every address with every method is searched where registrations are helped with (portal-staff.test.ts).
    for (const path of [insurer.mailboxes.path, insurer.keys.path, '/api/outbox', '/api/history', '/api/requests']) {
      const { status, body } = await world.admin.send('GET', `${path}?limit=500`);
      expect({ path, status }).toEqual({ path, status: 200 });
      const said = JSON.stringify(body);
      expect({ path, found: secrets.filter((secret) => said.includes(secret)) }).toEqual({ path, found: [] });
    }
    const log = logOf(world);
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
