import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { outbox as contract } from '#contract/outbox.ts';
import { cancelFor, enqueue, fateOf, type NewMessage } from '../../api/outbox/outbox.ts';
import { storyOf } from '../../api/outbox/story.ts';
import { eventually } from '../support/eventually.ts';
import { dialects, openWorld, type World } from '../support/world.ts';

const code: NewMessage = {
  channel: 'sms',
  lane: 'fast',
  to: '+36201234567',
  text: 'Az SMS-ben kapott jelszava: ABCDE23456',
  secret: true,
};

describe.each(dialects)('the ledger of messages on %s', (dialect) => {
  let world: World;
  const put = (message: NewMessage): Promise<number> => world.ctx.write((tx) => enqueue(tx, message));
  const fate = async (id: number) => (await fateOf(world.ctx, [id])).get(id);

  beforeAll(async () => {
    world = await openWorld(dialect);
  });
  afterAll(() => world.close());

  it('hands a code over at any hour, and the trial box shows it in training', async () => {
    const id = await put(code);
    await eventually(async () => expect(await fate(id)).toMatchObject({ state: 'simulated' }));
    const { rows } = await world.admin.call(contract.trialBox, { to: code.to });
    expect(rows).toMatchObject([{ outboxId: id, text: code.text, secret: true }]);
  });

  it('never shows a code in the ledger once it was handed over', async () => {
    const id = await put({ ...code, accountId: 4711 });
    await eventually(async () => expect(await fate(id)).toMatchObject({ state: 'simulated' }));
    const story = await storyOf(world.ctx, 4711);
    expect(story).toMatchObject([{ kind: 'message', text: '', outboxId: id }]);
    expect(JSON.stringify(story)).not.toContain('ABCDE');
  });

  it('calls back reminders that wait, not codes', async () => {
    // 4 a.m. in Budapest: reminders wait for the morning
    world.clock.set(new Date('2012-02-16T03:00:00Z'));
    const reminder = await put({ channel: 'email', lane: 'bulk', to: 'u@minta.hu', text: 'Kérjük…', accountId: 12 });
    const sent = await put({ ...code, accountId: 12 });
    await eventually(async () => expect(await fate(sent)).toMatchObject({ state: 'simulated' }));
    expect(await fate(reminder)).toMatchObject({ state: 'queued' });
    expect(await world.ctx.write((tx) => cancelFor(tx, 12, 'registered'))).toBe(1);
    expect(await fate(reminder)).toMatchObject({ state: 'cancelled', reason: 'registered' });
    expect(await fate(sent)).toMatchObject({ state: 'simulated' });
  });
});
