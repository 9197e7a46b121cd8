import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { session } from '#contract/session.ts';
import { settings } from '#contract/settings.ts';
import { ADMIN, dialects, openWorld, type World } from '../support/world.ts';

describe.each(dialects)('signing in on %s', (dialect) => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld(dialect);
  });
  afterAll(() => world.close());

  it('says how the program is without a sign-in', async () => {
    const health = await world.stranger().call(session.health, {});
    expect(health).toMatchObject({ status: 'ok', database: dialect, mode: 'training' });
    expect(health.now).toMatch(/^2012-02-15T09:00/);
  });

  it('keeps strangers out and tells them to sign in', async () => {
    await expect(world.stranger().call(settings.insurers, {})).rejects.toMatchObject({
      status: 401,
      code: 'SIGN_IN_NEEDED',
    });
  });

  it('lets the first administrator in once, never a second first one', async () => {
    const { user } = await world.admin.call(session.whoAmI, {});
    expect(user).toMatchObject({ username: ADMIN.username, role: 'admin', intermediaryId: null });
    await expect(world.stranger().call(session.setup, { displayName: 'Másik', ...ADMIN })).rejects.toMatchObject({
      code: 'SETUP_DONE',
    });
  });

  it('made the insurer and its renewal period along the way', async () => {
    const { rows } = await world.admin.call(settings.cohorts, {});
    expect(rows).toMatchObject([{ name: '2012. évi megújítás', deadline: '2012-02-20' }]);
  });

  it('answers a wrong password and an unknown name alike', async () => {
    const wrong = { username: ADMIN.username, password: 'nem ez az a jelmondat' };
    await expect(world.stranger().call(session.signIn, wrong)).rejects.toMatchObject({
      status: 401,
      code: 'CREDENTIALS_WRONG',
    });
    await expect(world.stranger().call(session.signIn, { ...wrong, username: 'senki' })).rejects.toMatchObject({
      code: 'CREDENTIALS_WRONG',
    });
  });

  it('ends the session at sign-out', async () => {
    const client = world.stranger();
    await client.call(session.signIn, ADMIN);
    await client.call(session.signOut, {});
    await expect(client.call(session.whoAmI, {})).rejects.toMatchObject({ code: 'SIGN_IN_NEEDED' });
  });

  it('outlives a restart', async () => {
    await world.restart();
    expect((await world.admin.call(session.whoAmI, {})).user.username).toBe(ADMIN.username);
  });
});
