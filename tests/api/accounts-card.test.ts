import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accounts } from '#contract/accounts.ts';
import { history } from '#contract/history.ts';
import { session } from '#contract/session.ts';
import { settings } from '#contract/settings.ts';
import { users } from '#contract/users.ts';
import { views } from '#contract/views.ts';
import { addAccount } from '../support/accounts.ts';
import type { Client } from '../support/client.ts';
import { dialects, openWorld, type World } from '../support/world.ts';

const AGENT = { username: 'agnes', password: 'ügyintézői hosszú jelmondat' };
const BROKER = { username: 'alkusz', password: 'alkuszi hosszú jelmondat' };

describe.each(dialects)('the client card on %s', (dialect) => {
  let world: World;
  let agent: Client;
  let broker: Client;
  let own: number;

  beforeAll(async () => {
    world = await openWorld(dialect);
    own = (await world.admin.call(settings.addIntermediary, { code: 'K1', name: 'Első Alkusz Kft.', kind: 'broker' }))
      .id;
    await world.admin.call(users.add, { ...AGENT, displayName: 'Ügyes Ágnes', role: 'agent' });
    await world.admin.call(users.add, { ...BROKER, displayName: 'Alkusz Aladár', role: 'broker', intermediaryId: own });
    agent = world.stranger();
    await agent.call(session.signIn, AGENT);
    broker = world.stranger();
    await broker.call(session.signIn, BROKER);
  });
  afterAll(() => world.close());

  it('tells everything about the account and names the client’s others', async () => {
    const person = { holderName: 'Őri Éva', birthDate: '1970-05-01' };
    const id = await addAccount(
      world,
      { ...person, accountNumber: '000777' },
      { intermediary_id: own, town: 'Zsámbék' },
    );
    const other = await addAccount(world, { ...person, accountNumber: '000778', mobile: null });
    const card = await agent.call(accounts.card, { id });
    expect(card).toMatchObject({
      accountNumber: '000777',
      holderName: 'Őri Éva',
      intermediaryCode: 'K1',
      cohort: '2012. évi megújítás',
      insurerName: 'Minta Biztosító',
      town: 'Zsámbék',
      daysLeft: 5,
      mustRegister: true,
      overdue: false,
      smsCapable: true,
      listed: null,
      timeline: [],
      siblings: [{ id: other, accountNumber: '000778', status: 'blocked' }],
    });
    // the other account came through nobody: not this broker's to see
    expect((await broker.call(accounts.card, { id })).siblings).toEqual([]);
    await expect(broker.call(accounts.card, { id: other })).rejects.toMatchObject({ status: 404, code: 'NOT_FOUND' });
  });

  it('notes in the history who opened it, once while it stays open', async () => {
    const id = await addAccount(world);
    await agent.call(accounts.card, { id });
    await agent.call(accounts.card, { id });
    const { rows } = await world.admin.call(history.list, { object: `account:${id}` });
    expect(rows.filter(({ action }) => action === 'account.opened')).toHaveLength(1);
  });

  it('corrects contact data, keeps what was there, and finds the client by the new data', async () => {
    const id = await addAccount(world, { holderName: 'Sós Pál', email: 'regi@pelda.test', mobile: '+36201112233' });
    const { revision } = await agent.call(accounts.card, { id });
    const card = await agent.call(accounts.correct, { id, revision, mobile: '06 30 444-5566', email: 'uj@pelda.test' });
    expect(card).toMatchObject({
      mobile: '+36304445566',
      email: 'uj@pelda.test',
      listed: { email: 'regi@pelda.test', mobile: '+36201112233' },
      status: 'not_started',
    });
    expect(card.timeline).toMatchObject([
      { kind: 'contact_corrected', by: 'Ügyes Ágnes', data: { email: true, mobile: true } },
    ]);
    const ids = async (q: string): Promise<number[]> =>
      (await agent.call(accounts.list, { q })).rows.map((row) => row.id);
    expect(await ids('30 444 5566')).toEqual([id]);
    expect(await ids('regi@pelda')).toEqual([]);
    const kept = await world.ctx
      .db('contact_change')
      .where('account_id', id)
      .select('field', 'before')
      .orderBy('field');
    expect(kept).toEqual([
      { field: 'email', before: 'regi@pelda.test' },
      { field: 'mobile', before: '+36201112233' },
    ]);
    // back to what the list says: the account follows the list again
    const back = await agent.call(accounts.correct, { id, mobile: '+36201112233', email: 'regi@pelda.test' });
    expect(back).toMatchObject({ listed: null, correctedAt: null });
  });

  it('sees a missing address block and unblock the account', async () => {
    const id = await addAccount(world);
    expect((await agent.call(accounts.correct, { id, email: null })).status).toBe('blocked');
    expect((await agent.call(accounts.correct, { id, email: 'van@pelda.test' })).status).toBe('not_started');
    const landline = await agent.call(accounts.correct, { id, mobile: '06 1 421 1421' });
    expect(landline).toMatchObject({ mobile: '+3614211421', smsCapable: false, status: 'blocked' });
  });

  it('refuses a correction of what somebody else has changed, and what is no phone or address', async () => {
    const id = await addAccount(world);
    const { revision } = await agent.call(accounts.card, { id });
    await agent.call(accounts.correct, { id, revision, email: 'elso@pelda.test' });
    await expect(
      world.admin.call(accounts.correct, { id, revision, email: 'masodik@pelda.test' }),
    ).rejects.toMatchObject({
      status: 409,
      code: 'CONFLICT',
    });
    for (const [field, value] of [
      ['mobile', '123'],
      ['email', 'nem cím'],
    ] as const)
      await expect(agent.call(accounts.correct, { id, [field]: value })).rejects.toMatchObject({
        code: 'INPUT_INVALID',
        details: { fields: [field] },
      });
    await expect(broker.call(accounts.correct, { id, email: 'x@pelda.test' })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
  });

  it('keeps views for oneself or for everybody', async () => {
    const filter = { status: ['not_started' as const], q: 'kovács' };
    const mine = await agent.call(views.save, { name: 'Enyém', filter, sort: '-deadline' });
    await agent.call(views.save, { name: 'Közös', shared: true, filter: { overdue: true } });
    expect((await broker.call(views.list, {})).rows).toMatchObject([
      { name: 'Közös', shared: true, own: false, filter: { overdue: true }, sort: null },
    ]);
    expect((await agent.call(views.list, {})).rows.map(({ name }) => name)).toEqual(['Enyém', 'Közös']);
    const again = await agent.call(views.save, { name: 'Enyém', filter: {} });
    expect(again).toMatchObject({ id: mine.id, filter: {}, sort: null });
    const common = (await broker.call(views.list, {})).rows[0]?.id ?? 0;
    await expect(broker.call(views.remove, { id: mine.id })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(broker.call(views.remove, { id: common })).rejects.toMatchObject({ code: 'NOT_ALLOWED' });
    await world.admin.call(views.remove, { id: common });
    await agent.call(views.remove, { id: mine.id });
    expect((await agent.call(views.list, {})).rows).toEqual([]);
  });
});
