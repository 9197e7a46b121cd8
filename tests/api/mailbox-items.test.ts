import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { mailbox, type ItemOrder } from '#contract/mailbox.ts';
import { portal } from '#contract/portal.ts';
import { requests } from '#contract/requests.ts';
import { mailboxDay } from '../../api/mailbox/mailbox-days.ts';
import { addAccount } from '../support/accounts.ts';
import { awake, newHolder, owner, OWN, place } from '../support/mailbox.ts';
import { newRegistrant, walkTo } from '../support/registering.ts';
import { dialects, openWorld, type World } from '../support/world.ts';

const DAY = 86_400_000;

describe.each(dialects)('items of the mailbox on %s', (dialect) => {
  let world: World;
  let day = 0;
  beforeAll(async () => {
    world = await openWorld(dialect, { standing: true });
  });
  afterAll(() => world.close());
  // Each test has a day of its own, so that no limit reaches over.
  beforeEach(() => {
    day += 800;
    world.clock.set(new Date(Date.parse('2012-02-15T09:00:00.000Z') + day * DAY));
  });
  const pass = (ms: number): void => world.clock.set(new Date(world.clock.now().getTime() + ms));
  const refuses = (work: Promise<unknown>, code: string, details: object = {}) =>
    expect(work).rejects.toMatchObject({ code, details });
  const subjects = async (page: { call: World['admin']['call'] }, sort: ItemOrder = '-date') =>
    (await page.call(mailbox.items, { sort })).rows.map((row) => row.subject);

  it('K9 sorts by every offered key, in Hungarian order, ties by age; pages neither miss nor repeat', async () => {
    const holder = await owner(world, { number: `K9-${day}` });
    const { page } = holder;
    const words = ['Zálog', 'cukor', 'Csaba', 'őz', 'Árvíz', 'ozmózis', 'cukor', 'zsír'];
    for (const subject of words) {
      pass(1000);
      await place(world, holder, { subject, kind: subject === 'őz' ? 'offer' : 'policy' });
    }
    const sorted = ['Árvíz', 'cukor', 'cukor', 'Csaba', 'ozmózis', 'őz', 'Zálog', 'zsír'];
    expect(await subjects(page, 'subject')).toEqual(sorted);
    expect(await subjects(page, '-subject')).toEqual(sorted.toReversed());
    expect(await subjects(page, 'date')).toEqual(words);
    expect(await subjects(page)).toEqual(words.toReversed());
    expect((await subjects(page, 'kind'))[0]).toBe('őz');
    const first = (await page.call(mailbox.items, { sort: 'subject' })).rows[2];
    await page.call(mailbox.mark, { id: first?.id ?? 0, unread: false });
    expect((await page.call(mailbox.items, { sort: 'unread' })).rows[0]?.id).toBe(first?.id);
    expect((await page.call(mailbox.items, { sort: '-unread' })).rows.at(-1)?.id).toBe(first?.id);
    const twins = (await page.call(mailbox.items, { sort: 'contract' })).rows.map((row) => row.id);
    expect(twins).toEqual(twins.toSorted((a, b) => a - b));
    for (const sort of ['subject', '-unread', 'contract', '-date', 'kind'] as const) {
      const whole = (await page.call(mailbox.items, { sort })).rows.map((row) => row.id);
      const paged: number[] = [];
      for (let after: string | null | undefined; after !== null;) {
        const part = await page.call(mailbox.items, { sort, limit: 3, ...(after === undefined ? {} : { after }) });
        paged.push(...part.rows.map((row) => row.id));
        after = part.next;
        expect(part.total).toBe(8);
      }
      expect({ sort, paged }).toEqual({ sort, paged: whole });
    }
    const { email } = holder;
    await place(world, await newHolder(world, { email, number: `K9-${day}-2` }), { subject: 'Másik szerződés' });
    expect((await subjects(page, 'contract')).at(-1)).toBe('Másik szerződés');
    expect((await subjects(page, '-contract'))[0]).toBe('Másik szerződés');
    expect((await subjects(page, '-kind')).at(-1)).toBe('őz');
  });

  it('K9 a place of no page is refused', async () => {
    const { page } = await owner(world);
    for (const [sort, after] of [
      ['-date', 'x'],
      ['-date', `x|${'9'.repeat(30)}`],
      ['unread', 'x|1'],
      ['kind', `${'9'.repeat(30)}|1`],
    ] as const)
      await refuses(page.call(mailbox.items, { sort, after }), 'CURSOR_INVALID');
  });

  it('K9 shows an item only to the owner of its box', async () => {
    const [one, other] = [await owner(world), await owner(world)];
    const { itemId } = await place(world, one);
    const id = itemId ?? 0;
    expect(await one.page.call(mailbox.item, { id })).toMatchObject({ unread: true, subject: 'Kötvény' });
    const { page } = other;
    for (const foreign of [
      () => page.call(mailbox.item, { id }),
      () => page.call(mailbox.mark, { id, unread: false }),
      () => page.call(mailbox.trash, { id }),
      () => page.call(mailbox.restore, { id }),
      () => page.call(mailbox.reply, { id, text: 'x' }),
    ])
      await refuses(foreign(), 'NOT_FOUND');
    expect((await page.download(mailbox.file.path.replace(':id', `${id}`))).status).toBe(404);
    await refuses(world.visitor().call(mailbox.item, { id }), 'SIGN_IN_NEEDED');
  });

  it('8 replies are bounded, an hour and a day', async () => {
    const holder = await owner(world);
    const { itemId } = await place(world, holder);
    const box = await world.ctx.db('mailbox').where('email_key', holder.email).first<{ id: number }>('id');
    const twenty = Array.from({ length: 20 }, () => ({ subject: `request:mailbox:${box.id}`, at: world.ctx.now() }));
    await world.ctx.write((tx) => tx.db('portal_use').insert(twenty));
    await refuses(holder.page.call(mailbox.reply, { id: itemId ?? 0, text: 'x' }), 'TOO_MANY_REQUESTS');
    pass(3_600_000);
    await holder.page.call(mailbox.signIn, { username: holder.email, password: OWN });
    await holder.page.call(mailbox.reply, { id: itemId ?? 0, text: 'x' });
  });

  it('K10 a reply goes to the insurer only, about an item, as plain text; its answer is read at the item', async () => {
    const holder = await owner(world);
    const { itemId } = await place(world, holder);
    const id = itemId ?? 0;
    const text = '<b>Nem kaptam meg</b> a mellékletet.\nKöszönöm!';
    await holder.page.call(mailbox.reply, { id, text });
    await refuses(holder.page.call(mailbox.reply, { id: id + 1000, text }), 'NOT_FOUND');
    await refuses(holder.page.call(mailbox.reply, { id, text: '   ' }), 'INPUT_INVALID');
    const [row] = (await (await awake(world)).call(requests.list, { kind: ['reply'] })).rows;
    expect(row).toMatchObject({ kind: 'reply', state: 'received', clientName: holder.email, details: { text } });
    await (await awake(world)).call(requests.settle, { id: row?.id ?? 0, as: 'done', answer: 'Elküldtük újra.' });
    expect((await holder.page.call(mailbox.item, { id })).replies).toMatchObject([
      { text, state: 'done', answer: 'Elküldtük újra.' },
    ]);
  });

  it('K11 deleting puts into the trash for 30 days; what the insurer keeps is not touched', async () => {
    const holder = await owner(world);
    const { itemId } = await place(world, holder);
    const id = itemId ?? 0;
    await holder.page.call(mailbox.trash, { id });
    expect(await subjects(holder.page)).toEqual([]);
    expect((await holder.page.call(mailbox.items, { folder: 'trash' })).rows).toMatchObject([{ id }]);
    await holder.page.call(mailbox.restore, { id });
    await holder.page.call(mailbox.trash, { id });
    await holder.page.call(mailbox.trash, { id });
    pass(30 * DAY - 1);
    await mailboxDay(world.ctx);
    const { page } = holder;
    await page.call(mailbox.signIn, { username: holder.email, password: OWN });
    expect((await page.call(mailbox.items, { folder: 'trash' })).total).toBe(1);
    pass(1);
    await mailboxDay(world.ctx);
    await mailboxDay(world.ctx);
    expect((await page.call(mailbox.items, { folder: 'trash' })).total).toBe(0);
    await refuses(page.call(mailbox.restore, { id }), 'NOT_FOUND');
    const kept = await world.ctx.db('post_content').where('item_id', id).select<{ text: string }[]>('text');
    expect(kept[0]?.text).toContain('Mellékeljük');
  });

  it('6.11 what is put into the trash late goes with the year, not 30 days later', async () => {
    const holder = await owner(world);
    const { itemId } = await place(world, holder);
    pass(350 * DAY);
    await holder.page.call(mailbox.signIn, { username: holder.email, password: OWN });
    await holder.page.call(mailbox.trash, { id: itemId ?? 0 });
    world.clock.set(new Date(world.clock.now().getTime() + 16 * DAY));
    await mailboxDay(world.ctx);
    const left = await world.ctx
      .db('post_content')
      .where('item_id', itemId ?? 0)
      .select<unknown[]>('item_id');
    expect(left).toEqual([]);
  });

  it('K17 after a rest of months what is left is warned of once', async () => {
    const holder = await owner(world);
    await place(world, holder);
    pass(20 * DAY);
    await place(world, holder);
    pass(355 * DAY);
    for (const _ of [1, 2]) await mailboxDay(world.ctx);
    const { email: recipient } = holder;
    const letters = await world.ctx.db('outbox').where({ recipient }).select<{ text: string }[]>('text');
    expect(letters.filter((each) => each.text.includes('1 küldemény'))).toHaveLength(1);
  });

  it('K17 an item ends one calendar year after it was placed, read or not; its owner is warned once, 30 days before', async () => {
    world.clock.set(new Date('2016-02-29T09:00:00.000Z'));
    const holder = await owner(world);
    const { page, email } = holder;
    const { itemId } = await place(world, holder, { subject: 'Bizalmas' });
    const [row] = (await page.call(mailbox.items, {})).rows;
    expect(row?.purgedOn).toBe('2017-02-28');
    const warned = async () =>
      (
        await world.ctx.db('outbox').where('recipient', email).select<{ subject: string; text: string }[]>('subject')
      ).filter((each) => each.subject.includes('törlünk')).length;
    const at = async (instant: string): Promise<number> => {
      world.clock.set(new Date(instant));
      await Promise.all([mailboxDay(world.ctx), mailboxDay(world.ctx)]);
      await mailboxDay(world.ctx);
      return warned();
    };
    expect(await at('2017-01-29T06:59:59.999Z')).toBe(0);
    expect(await at('2017-01-29T07:00:00.000Z')).toBe(1);
    expect(await at('2017-02-28T08:59:59.999Z')).toBe(1);
    const content = async () =>
      (
        await world.ctx
          .db('post_content')
          .where('item_id', itemId ?? 0)
          .select<unknown[]>('item_id')
      ).length;
    expect(await content()).toBe(1);
    await page.call(mailbox.signIn, { username: email, password: OWN });
    expect((await page.call(mailbox.items, {})).total).toBe(1);
    // Nobody sees it any more from this instant on, even before the job has run.
    world.clock.set(new Date('2017-02-28T09:00:00.000Z'));
    await refuses(page.call(mailbox.item, { id: itemId ?? 0 }), 'NOT_FOUND');
    expect(await at('2017-02-28T09:00:00.000Z')).toBe(1);
    expect(await content()).toBe(0);
    const [proof] = await world.ctx
      .db('post_item')
      .where('id', itemId ?? 0)
      .select<{ subject: string; purged_at: string }[]>('subject', 'purged_at');
    expect(proof).toMatchObject({ subject: '', purged_at: '2017-02-28T09:00:00.000Z' });
    const purged = world.ctx.db('history').where({ action: 'items.purged', at: '2017-02-28T09:00:00.000Z' });
    expect(await purged.select<unknown[]>('seq')).toHaveLength(1);
  });

  it('what is kept of a restricted client outlives its year until the restriction is lifted', async () => {
    const accountId = await addAccount(world, { accountNumber: 'ORZOTT-1' });
    const holder = await newHolder(world, { accountNumber: 'ORZOTT-1' });
    const { itemId } = await place(world, holder);
    const row = { account_id: accountId, reason: 'legal_claim', remark: '', since: world.ctx.now() };
    await world.ctx.write(({ db }) => db('restriction').insert(row));
    pass(400 * DAY);
    const kept = async () => {
      await mailboxDay(world.ctx);
      return (
        await world.ctx
          .db('post_content')
          .where('item_id', itemId ?? 0)
          .select<unknown[]>('item_id')
      ).length;
    };
    expect(await kept()).toBe(1);
    await world.ctx.write(({ db }) => db('restriction').where(row).update({ lifted_at: world.ctx.now() }));
    expect(await kept()).toBe(0);
  });

  it('K19 the ticket of the button joins box and account within a day, not later', async () => {
    const [holder, client] = [await owner(world), await newRegistrant(world)];
    const { upgrade } = await holder.page.call(mailbox.upgrade, {});
    pass(DAY);
    const { accountNumber, mobile } = client;
    client.id = (await client.page.call(portal.start, { accountNumber, mobile, upgrade })).id;
    await walkTo(world, client, 'sms_ok', 'sms_ok');
    const bound = world.ctx.db('mailbox_upgrade').where('account_id', client.accountId);
    expect(await bound.select<unknown[]>('mailbox_id')).toEqual([]);
    pass(1);
    await mailboxDay(world.ctx);
    expect(await world.ctx.db('mailbox_upgrade').select<unknown[]>('mailbox_id')).toEqual([]);
  });

  it('keeps the document as the insurer gave it, and makes a PDF of a letter that has none', async () => {
    const holder = await owner(world);
    const pdf = Buffer.from('%PDF-1.4 minta');
    const document = { filename: 'Kötvény őszi.pdf', base64: pdf.toString('base64') };
    const { itemId } = await place(world, holder, { document });
    const { itemId: plain } = await place(world, holder, { subject: 'Díjfizetési felszólító: űő' });
    const fetch = (id: number | null) => holder.page.download(mailbox.file.path.replace(':id', `${id}`));
    const given = await fetch(itemId);
    expect(given.bytes.equals(pdf)).toBe(true);
    expect(given.headers.get('content-disposition')).toContain(encodeURIComponent('Kötvény őszi.pdf'));
    const made = await fetch(plain);
    expect(made.headers.get('content-type')).toBe('application/pdf');
    expect(made.bytes.subarray(0, 5).toString()).toBe('%PDF-');
  });
});
