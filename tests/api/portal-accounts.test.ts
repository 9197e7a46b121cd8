import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accounts } from '#contract/accounts.ts';
import { addAccount } from '../support/accounts.ts';
import { newHolder, place } from '../support/mailbox.ts';
import { newRegistrant, registrantAt } from '../support/registering.ts';
import { dialects, openWorld, type World } from '../support/world.ts';

describe.each(dialects)('who must register on %s', (dialect) => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld(dialect);
  });
  afterAll(() => world.close());
  const card = (id: number) => world.admin.call(accounts.card, { id });

  it('1.1 who manages is said of the account, not of the person', async () => {
    const holder = { holderName: 'Két Számlás Kata' };
    const own = await addAccount(world, holder, { manager_kind: 'owner' });
    const managed = await addAccount(world, holder, { manager_kind: 'broker' });
    expect(await card(own)).toMatchObject({ mustRegister: true, status: 'not_started' });
    expect(await card(managed)).toMatchObject({ mustRegister: false, status: 'not_required' });
  });

  it('1.2 owner, agent and broker are kept apart, and nothing else is', async () => {
    for (const kind of ['owner', 'agent', 'broker'])
      expect((await card(await addAccount(world, {}, { manager_kind: kind }))).managerKind).toBe(kind);
    await expect(addAccount(world, {}, { manager_kind: 'somebody' })).rejects.toBeInstanceOf(Error);
  });

  it('1.3 only who manages an open account alone must register', async () => {
    for (const [values, must] of [
      [{ manager_kind: 'owner' }, true],
      [{ manager_kind: 'agent' }, false],
      [{ manager_kind: 'broker' }, false],
      [{ manager_kind: 'owner', closed_on: '2012-02-01' }, false],
    ] as const)
      expect(await card(await addAccount(world, {}, values))).toMatchObject({ mustRegister: must });
  });

  it('1.5 the invoice of who manages alone comes on the portal only: before registering nothing is placed or mailed', async () => {
    const waiting = await newRegistrant(world);
    const paper = { eProduct: false, eCommunication: false } as const;
    const before = await newHolder(world, { ...paper, accountNumber: waiting.accountNumber });
    expect(await place(world, before, { kind: 'invoice' })).toMatchObject({ place: 'post', itemId: null });
    const active = await registrantAt(world, 'confirmed');
    const after = await newHolder(world, { ...paper, accountNumber: active.accountNumber });
    expect(await place(world, after, { kind: 'invoice' })).toMatchObject({ place: 'portal' });
  });
});
