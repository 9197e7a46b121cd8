import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { portal } from '#contract/portal.ts';
import { registrations } from '#contract/registrations.ts';
import * as accounts from '../../api/accounts/accounts.ts';
import { registrantAt } from '../support/registering.ts';
import { dialects, openWorld, type World } from '../support/world.ts';

describe.each(dialects)('registering on %s', (dialect) => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld(dialect);
  });
  afterAll(() => world.close());

  it('takes a client from the account number to being registered', async () => {
    const client = await registrantAt(world, 'confirmed');
    const me = await client.page.call(portal.me, {});
    expect(me).toMatchObject({
      username: client.email,
      active: true,
      accounts: [{ accountNumber: client.accountNumber }],
    });
    expect(await accounts.find(world.ctx, client.accountId)).toMatchObject({
      status: 'registered_in_time',
      step: 'confirmed',
      confirmed_source: 'portal',
    });
    expect(await world.admin.call(registrations.live, { id: client.accountId })).toEqual({ registration: null });
  });
});
