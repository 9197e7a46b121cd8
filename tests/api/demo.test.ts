import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accountStatuses, registrationSteps } from '#contract/account-status.ts';
import { accounts } from '#contract/accounts.ts';
import { calls } from '#contract/calls.ts';
import { insurer } from '#contract/insurer.ts';
import { outbox } from '#contract/outbox.ts';
import { registrations } from '#contract/registrations.ts';
import { requests, requestStates } from '#contract/requests.ts';
import { session } from '#contract/session.ts';
import { settings } from '#contract/settings.ts';
import type { Client } from '../support/client.ts';
import { dialects, openWorld, type World } from '../support/world.ts';

describe.each(dialects)('a demo on %s', (dialect) => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld(dialect, { setUp: false, demo: 3000 });
  });
  afterAll(() => world.close());

  const staff = (): { username: string; password: string }[] =>
    world.running.notes.slice(1).map((line) => {
      const [, username = '', password = ''] = line.trim().split(/\s+/);
      return { username, password };
    });
  const signedIn = async (at: number): Promise<Client> => {
    const client = world.stranger();
    await client.call(session.signIn, staff()[at] ?? { username: '', password: '' });
    return client;
  };

  it('lets in whoever holds the printed address, once', async () => {
    const ticket = new URL(world.running.url);
    const client = world.stranger();
    const first = await client.send('GET', `/${ticket.search}`);
    expect([first.status, first.headers.get('location')]).toEqual([302, '/']);
    expect((await client.call(session.whoAmI, {})).user).toMatchObject({ username: 'demo.admin', role: 'admin' });
    const another = world.stranger();
    expect((await another.send('GET', `/${ticket.search}`)).status).toBe(302);
    await expect(another.call(session.whoAmI, {})).rejects.toMatchObject({ code: 'SIGN_IN_NEEDED' });
  });

  it('has accounts of every status and step, with a deadline a few days ahead', async () => {
    const admin = await signedIn(0);
    const counts = await admin.call(accounts.summary, {});
    expect(counts.total).toBe(3000);
    for (const status of accountStatuses) expect(counts.byStatus[status]).toBeGreaterThan(0);
    for (const step of registrationSteps) expect(counts.byStep[step]).toBeGreaterThan(0);
    expect(counts.overdue).toBeGreaterThan(0);
    expect(counts.dueWithin7).toBeGreaterThan(counts.overdue);
    const { rows } = await admin.call(settings.cohorts, {});
    expect(rows.map(({ deadline }) => deadline)).toEqual(['2012-02-20', '2012-01-06']);
    expect((await admin.call(settings.intermediaries, {})).rows).toHaveLength(300);
  });

  it('has contracts, letters, requests in every state, mailboxes and registrations under way', async () => {
    const admin = await signedIn(0);
    const { rows } = await admin.call(requests.list, { limit: 100 });
    expect(new Set(rows.map(({ state }) => state))).toEqual(new Set(requestStates));
    expect(new Set(rows.map(({ kind }) => kind)).size).toBeGreaterThanOrEqual(4);
    expect((await admin.call(registrations.list, {})).total).toBeGreaterThanOrEqual(8);
    const boxes = (await admin.call(insurer.mailboxes, {})).rows;
    expect(boxes.length).toBeGreaterThanOrEqual(8);
    expect(boxes.some(({ items }) => items === 3)).toBe(true);
    const letters = (await admin.call(outbox.trialBox, { limit: 50 })).rows.filter(({ text }) =>
      text.includes('mailbox'),
    );
    expect(letters).not.toEqual([]);
    for (const { text } of letters) expect(text).toContain(`${world.running.portalUrl}mailbox`);
    expect((await admin.call(insurer.seePaymentAccount, {})).account).not.toBeNull();
    expect((await admin.call(insurer.legacyMail, {})).rows).toMatchObject([{ on: true }]);
  });

  it('keeps counts and search as if every account had been added by itself', async () => {
    const admin = await signedIn(0);
    const { rows, total } = await admin.call(accounts.list, { q: 'kovacs', limit: 500 });
    expect(rows).toHaveLength(total);
    expect(total).toBeGreaterThan(10);
    const [first] = rows;
    await world.ctx.write((tx) =>
      tx
        .db('account')
        .where('id', first?.id ?? 0)
        .delete(),
    );
    expect((await admin.call(accounts.summary, {})).total).toBe(2999);
    expect((await admin.call(accounts.list, { q: 'kovacs' })).total).toBe(total - 1);
  });

  it('tells stories that agree with what the accounts count', async () => {
    const admin = await signedIn(0);
    const { rows } = await admin.call(accounts.list, { status: ['registered_in_time'], contacted: true, limit: 100 });
    const cards = await Promise.all(rows.map(({ id }) => admin.call(accounts.card, { id })));
    // Who uses the portals since has letters and requests of today as well.
    const recent = world.ctx.today();
    const told = cards.filter(({ timeline }) => timeline.length > 0 && (timeline[0]?.at ?? '') < recent);
    expect(told.length).toBeGreaterThan(20);
    for (const { timeline, reminders, email, mobile, confirmedAt, startedOn } of told) {
      const messages = timeline.filter(({ kind }) => kind === 'message');
      expect(messages).toHaveLength((email ? reminders.email : 0) + (mobile ? reminders.sms : 0));
      if (startedOn === null) continue;
      expect(timeline[0]).toMatchObject({ kind: 'registration', at: confirmedAt, data: { event: 'confirmed' } });
    }
  });

  it('has calls that agree with the counts, promised ones, and a queue that fills by itself', async () => {
    const admin = await signedIn(0);
    const { rows } = await admin.call(accounts.list, { contacted: true, limit: 200 });
    const called = rows.filter(({ callAttempts }) => callAttempts > 0);
    expect(called.length).toBeGreaterThan(10);
    const cards = await Promise.all(called.slice(0, 20).map(({ id }) => admin.call(accounts.card, { id })));
    for (const { timeline, callAttempts, siblings } of cards)
      if (siblings.length === 0)
        expect([0, callAttempts]).toContain(timeline.filter(({ kind }) => kind === 'call').length);
    expect(cards.some(({ timeline }) => timeline.some(({ kind }) => kind === 'call'))).toBe(true);
    const { rows: promised } = await admin.call(calls.callbacks, { all: true });
    expect(promised.length).toBeGreaterThan(3);
    await admin.call(calls.fill, {});
    expect((await admin.call(calls.list, { state: 'ready' })).total).toBeGreaterThan(50);
  });

  it('has a broker who sees a part, and an agent who sees all', async () => {
    const [agent, broker] = [await signedIn(1), await signedIn(2)];
    const { total } = await broker.call(accounts.list, {});
    expect(total).toBeGreaterThan(50);
    expect(total).toBeLessThan(1000);
    expect((await agent.call(accounts.list, {})).total).toBeGreaterThan(2900);
  });
});

it('is the same for the same number on the same day', async () => {
  const listOf = async (demo: number): Promise<unknown> => {
    const world = await openWorld('sqlite', { setUp: false, demo });
    const rows = await world.ctx
      .db('account')
      .select('account_number', 'holder_name', 'step', 'confirmed_at')
      .orderBy('id');
    await world.close();
    return rows;
  };
  const first = await listOf(150);
  expect(await listOf(150)).toEqual(first);
});
