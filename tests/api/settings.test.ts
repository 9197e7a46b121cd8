import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { columns } from '#contract/columns.ts';
import { settings } from '#contract/settings.ts';
import { signInAs } from '../support/people.ts';
import { dialects, openWorld, type World } from '../support/world.ts';

describe.each(dialects)('settings on %s', (dialect) => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld(dialect);
  });
  afterAll(() => world.close());

  it('the columns of a list are remembered for each person apart', async () => {
    const agent = await signInAs(world, 'agent');
    const layout = { order: ['name', 'deadline'], shown: ['name'] };
    expect(await world.admin.call(columns.read, { list: 'accounts' })).toEqual({ layout: null });
    await world.admin.call(columns.choose, { list: 'accounts', layout });
    expect(await world.admin.call(columns.read, { list: 'accounts' })).toEqual({ layout });
    expect(await world.admin.call(columns.read, { list: 'calls' })).toEqual({ layout: null });
    expect(await agent.call(columns.read, { list: 'accounts' })).toEqual({ layout: null });
    await world.admin.call(columns.choose, { list: 'accounts', layout: null });
    expect(await world.admin.call(columns.read, { list: 'accounts' })).toEqual({ layout: null });
  });

  it('a code of an intermediary is taken in whatever case it is typed', async () => {
    await world.admin.call(settings.addIntermediary, { code: 'Ká01', name: 'Első Alkusz Kft.', kind: 'broker' });
    await expect(
      world.admin.call(settings.addIntermediary, { code: 'ká01', name: 'Második Alkusz Kft.', kind: 'broker' }),
    ).rejects.toMatchObject({ code: 'CONFLICT' });
  });

  it('an empty renewal period moves nothing', async () => {
    const { rows } = await world.admin.call(settings.cohorts, {});
    expect(await world.admin.call(settings.cohortAccounts, { id: rows[0]?.id ?? 0 })).toEqual({ total: 0, moving: 0 });
  });
});
