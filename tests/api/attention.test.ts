import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { attention } from '#contract/attention.ts';
import { backups } from '#contract/backups.ts';
import { campaigns } from '#contract/campaigns.ts';
import { gateways } from '#contract/gateways.ts';
import { imports } from '#contract/imports.ts';
import { outbox } from '#contract/outbox.ts';
import { addAccount } from '../support/accounts.ts';
import { eventually } from '../support/eventually.ts';
import { line, listText } from '../support/list-text.ts';
import { draft, sendThrough, started } from '../support/mailing.ts';
import { signInAs } from '../support/people.ts';
import { openBrokenServer, type BrokenServer } from '../support/smtp.ts';
import { dialects, openWorld, type World } from '../support/world.ts';

describe.each(dialects)('what waits for the administrator on %s', (dialect) => {
  let world: World;
  let dropping: BrokenServer;

  beforeAll(async () => {
    [world, dropping] = await Promise.all([
      openWorld(dialect, { training: false }),
      openBrokenServer({ body: 'drop' }),
    ]);
  });
  afterAll(async () => {
    await world.close();
    await dropping.close();
  });

  const see = () => world.admin.call(attention.see, {});
  const load = async (filename: string, bytes: Buffer) => {
    const { id } = await world.admin.call(imports.upload, { filename }, bytes);
    return eventually(async () => {
      const list = await world.admin.call(imports.one, { id });
      expect(['preview', 'failed', 'applied']).toContain(list.state);
      return list;
    });
  };

  it('begins with what a new installation lacks', async () => {
    expect(await see()).toMatchObject({
      inDoubt: 0,
      campaignsPaused: { count: 0, newest: null },
      listsWaiting: { count: 0, newest: null },
      listsFailed: { count: 0, newest: null },
      faultyLines: { count: 0, newest: null },
      gatewaysFailing: [],
      trialInUse: ['email', 'sms'],
      administrators: 1,
    });
  });

  it('counts messages in doubt, paused campaigns and failing gateways as their own lists do', async () => {
    const { admin } = world;
    await sendThrough(admin, dropping.port, { connections: 1 });
    expect((await see()).trialInUse).toEqual(['sms']);
    await started(admin, { accountIds: [await addAccount(world)] });
    await eventually(async () => expect((await see()).inDoubt).toBe(1));
    const { total } = await admin.call(outbox.list, { state: 'unknown' });
    expect((await see()).inDoubt).toBe(total);

    await dropping.close();
    const id = await started(admin, { accountIds: [await addAccount(world)] });
    await eventually(async () => expect((await see()).gatewaysFailing).toEqual(['email']));
    expect((await admin.call(gateways.see, { channel: 'email' })).state).not.toBe('working');
    await admin.call(campaigns.pause, { id });
    const paused = await admin.call(campaigns.list, { state: 'paused' });
    expect((await see()).campaignsPaused).toEqual({ count: paused.total, newest: id });
    await draft(admin, { accountIds: [await addAccount(world)] });
    expect((await see()).campaignsPaused.count).toBe(1);
  });

  it('counts lists that wait, that failed, and the faulty lines of the latest one', async () => {
    const good = await load('jó.csv', listText([line(), line({ number: '' })]));
    expect(await see()).toMatchObject({ listsWaiting: { count: 1, newest: good.id }, faultyLines: { count: 0 } });
    const bad = await load(
      'csak fejléc.csv',
      Buffer.from('Ügyfélszámlaszám;Ügyfél neve;Számlakezelő;Mobiltelefon;E-mail cím'),
    );
    expect(bad.state).toBe('failed');
    expect((await see()).listsFailed).toEqual({ count: 1, newest: bad.id });
    await world.admin.call(imports.apply, { id: good.id });
    await eventually(async () => expect((await see()).listsWaiting).toEqual({ count: 0, newest: null }));
    await eventually(async () => expect((await see()).faultyLines).toEqual({ count: 1, newest: good.id }));
    await world.admin.call(imports.discard, { id: bad.id });
    expect((await see()).listsFailed).toEqual({ count: 0, newest: null });
  });

  it('tells the newest copy and who else can let others in, to administrators only', async () => {
    const copy = await world.admin.call(backups.make, {});
    expect((await see()).lastBackupAt).toBe(copy.at);
    await signInAs(world, 'admin', 'masik');
    expect((await see()).administrators).toBe(2);
    const agent = await signInAs(world, 'agent');
    await expect(agent.call(attention.see, {})).rejects.toMatchObject({ status: 403 });
  });
});
