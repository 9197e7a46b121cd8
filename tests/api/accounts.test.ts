import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AccountFilter } from '#contract/accounts.ts';
import * as accounts from '../../api/accounts/accounts.ts';
import { addAccount } from '../support/accounts.ts';
import { dialects, openWorld, type World } from '../support/world.ts';

describe.each(dialects)('an account on %s', (dialect) => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld(dialect);
  });
  afterAll(() => world.close());

  const matching = async (filter: object): Promise<number[]> => {
    const ids = await accounts.matching(world.ctx, AccountFilter.parse(filter));
    const rows = await world.ctx.db('account').whereIn('id', ids(world.ctx.db)).orderBy('id').pluck('id');
    return rows as number[];
  };

  it('is found by its number however it is written', async () => {
    const id = await addAccount(world, { accountNumber: '0012-AB 34' });
    expect((await accounts.findByNumber(world.ctx, '0012ab34'))?.id).toBe(id);
    expect((await accounts.findByNumber(world.ctx, '00 12-ab-34'))?.id).toBe(id);
    expect(await accounts.findByNumber(world.ctx, '12AB34')).toBeNull();
  });

  it('goes through the registration and is registered once', async () => {
    const id = await addAccount(world);
    await world.ctx.write((tx) => accounts.markContacted(tx, id, 'sms', '2012-02-15T10:00:00.000Z'));
    expect(await accounts.find(world.ctx, id)).toMatchObject({
      status: 'not_started',
      step: 'invited',
      reminders_sms: 1,
      reminders_email: 0,
      last_contact_at: '2012-02-15T10:00:00.000Z',
    });
    await world.ctx.write((tx) => accounts.markStep(tx, id, 'sms_sent', { startedOn: '2012-02-16' }));
    await world.ctx.write((tx) => accounts.markStep(tx, id, 'sms_ok', { startedOn: '2012-02-17' }));
    expect(await accounts.find(world.ctx, id)).toMatchObject({ status: 'in_progress', started_on: '2012-02-16' });
    const at = { at: '2012-02-20T22:59:59.999Z', source: 'portal' as const };
    expect(await world.ctx.write((tx) => accounts.markRegistered(tx, id, at))).toBe(true);
    expect(await world.ctx.write((tx) => accounts.markRegistered(tx, id, at))).toBe(false);
    expect(await accounts.find(world.ctx, id)).toMatchObject({
      status: 'registered_in_time',
      step: 'confirmed',
      confirmed_on: '2012-02-20',
    });
  });

  it('counts a call, and as a contact only when the client was spoken to', async () => {
    const id = await addAccount(world);
    const at = '2012-02-15T10:00:00.000Z';
    await world.ctx.write((tx) => accounts.markCalled(tx, id, { at, outcome: 'no_answer', reached: false }));
    expect(await accounts.find(world.ctx, id)).toMatchObject({ call_attempts: 1, last_contact_at: null });
    await world.ctx.write((tx) => accounts.markCalled(tx, id, { at, outcome: 'promised', reached: true }));
    expect(await accounts.find(world.ctx, id)).toMatchObject({
      call_attempts: 2,
      last_contact_at: at,
      last_outcome: 'promised',
    });
  });

  it('is found by pieces of name, number, e-mail and phone without accents', async () => {
    const id = await addAccount(world, {
      accountNumber: '77-0001',
      holderName: 'Őri-Kovács Űrsula',
      email: 'ursula.ori@pelda.test',
      mobile: '+36309998877',
    });
    const found = ['ori kovacs', 'Űrs', 'KOVÁCS ur', '77-0001', '770001', 'ula.ori@', '06 30 999 8877', '30/999-88'];
    for (const q of found) expect({ q, ids: await matching({ q }) }).toEqual({ q, ids: [id] });
    const others = ['ovacsi', "x' or '1'='1", '"', '100%', 'sula ja'];
    for (const q of others) expect({ q, ids: await matching({ q }) }).toEqual({ q, ids: [] });
  });

  it('is not there for a broker it does not belong to', async () => {
    const id = await addAccount(world);
    const stranger = world.ctx.as({ id: 99, role: 'broker', displayName: 'Idegen', intermediaryId: 1 });
    await expect(accounts.find(stranger, id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const none = await accounts.matching(stranger, {});
    expect(await stranger.db('account').whereIn('id', none(stranger.db)).pluck('id')).toEqual([]);
  });
});
