import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { campaigns } from '#contract/campaigns.ts';
import { ladder, type Ladder } from '#contract/ladder.ts';
import { outbox } from '#contract/outbox.ts';
import { session } from '#contract/session.ts';
import * as accounts from '../../api/accounts/accounts.ts';
import { climb } from '../../api/campaigns/climb.ts';
import { callsFrom } from '../../api/campaigns/ladder.ts';
import { failures } from '../../api/outbox/failures.ts';
import { addAccount, addMany } from '../support/accounts.ts';
import { eventually } from '../support/eventually.ts';
import { addText, ended, started } from '../support/mailing.ts';
import { signInAs } from '../support/people.ts';
import { ADMIN, dialects, openWorld, type World } from '../support/world.ts';

describe.each(dialects)('the ladder on %s', (dialect) => {
  let world: World;
  let texts: { email: number; sms: number };
  beforeAll(async () => {
    world = await openWorld(dialect, { at: '2012-01-20T10:00:00.000Z' });
    texts = { email: await addText(world.admin, 'email'), sms: await addText(world.admin, 'sms') };
  });
  afterAll(() => world.close());

  const goTo = async (day: string): Promise<void> => {
    world.clock.set(new Date(`${day}T10:00:00Z`));
    await world.admin.call(session.signIn, ADMIN);
  };
  const see = (): Promise<Ladder> => world.admin.call(ladder.see, {});
  /** Lets the day’s run happen, by whoever comes first, and says what each step sent that day. */
  const day = async (on: string): Promise<Record<string, number>> => {
    await goTo(on);
    await climb(world.ctx);
    return eventually(async () => {
      expect((await see()).ranOn).toBe(on);
      const { rows } = await world.admin.call(campaigns.list, {});
      const today = rows.filter(({ audience }) => 'ladderStep' in audience && audience.on === on);
      expect(today.every(({ state }) => state === 'done')).toBe(true);
      return Object.fromEntries(today.map(({ channel, counts }) => [channel, counts['simulated'] ?? 0]));
    });
  };

  it('sends each step once, when its day has come, and no burst after days without the program', async () => {
    const [client, late] = [await addAccount(world), await addAccount(world, {}, { deadline: '2012-03-20' })];
    await world.admin.call(ladder.set, {
      endsAfter: 5,
      steps: [
        { kind: 'email', anchor: 'deadline', days: 30, templateId: texts.email },
        { kind: 'email', anchor: 'deadline', days: 14, templateId: texts.email },
        { kind: 'sms', anchor: 'deadline', days: 7, templateId: texts.sms },
        { kind: 'call', anchor: 'deadline', days: 4, templateId: null },
      ],
    });
    expect(await callsFrom(world.ctx)).toBeNull();
    await world.admin.call(ladder.switch, { active: true });
    expect(await callsFrom(world.ctx)).toBe(4);
    expect(await day('2012-01-20')).toEqual({});
    expect(await day('2012-01-21')).toEqual({ email: 1 });
    expect(await day('2012-01-22')).toEqual({});
    // The second e-mail's day passed unseen: its successor goes instead, alone.
    expect(await day('2012-02-14')).toEqual({ sms: 1 });
    expect(await day('2012-02-15')).toEqual({});
    expect((await accounts.find(world.ctx, client)).reminders_email).toBe(1);
    expect(await day('2012-02-20')).toEqual({ email: 1 });
    expect((await accounts.find(world.ctx, late)).reminders_email).toBe(1);
    await world.ctx.write((tx) => accounts.markRegistered(tx, late, { at: tx.now(), source: 'portal' }));
    expect(await day('2012-03-14')).toEqual({});
  });

  it('waits for a capped client and for an address, and begins anew with a moved deadline', async () => {
    const moved = await addAccount(world, { email: null }, { deadline: '2012-04-10', holder_id: 'varo' });
    expect(await day('2012-03-15')).toEqual({});
    await world.ctx.write(({ db }) => db('account').where({ id: moved }).update({ email: 'uj@pelda.test' }));
    expect(await day('2012-03-16')).toEqual({ email: 1 });
    await world.ctx.write(({ db }) => db('account').where({ id: moved }).update({ deadline: '2012-04-12' }));
    expect(await day('2012-03-17')).toEqual({ email: 1 });
    await world.ctx.write(({ db }) => db('account').where({ id: moved }).update({ deadline: '2012-04-13' }));
    // Twice this week already; on the sixth day after the first one it may go.
    expect(await day('2012-03-18')).toEqual({});
    expect(await day('2012-03-24')).toEqual({ email: 1 });
  });

  it('counts from the first message too', async () => {
    await world.ctx.write(({ db }) => db('account').update({ closed_on: '2012-03-24' }));
    const client = await addAccount(world, {}, { deadline: '2012-05-20' });
    await world.admin.call(ladder.set, {
      endsAfter: 14,
      steps: [
        { kind: 'email', anchor: 'deadline', days: 45, templateId: texts.email },
        { kind: 'sms', anchor: 'contact', days: 10, templateId: texts.sms },
      ],
    });
    await goTo('2012-04-05');
    await world.admin.call(ladder.switch, { active: true });
    expect(await day('2012-04-05')).toEqual({ email: 1 });
    expect(await day('2012-04-14')).toEqual({});
    expect(await day('2012-04-16')).toEqual({ sms: 1 });
    expect(await day('2012-04-17')).toEqual({});
    expect((await accounts.find(world.ctx, client)).reminders_sms).toBe(1);
  });

  it('goes once more where a message came back and the address was repaired since', async () => {
    await world.ctx.write(({ db }) => db('account').update({ closed_on: '2012-04-18' }));
    const client = await addAccount(world, { email: 'elirt@pelda.test' }, { deadline: '2012-06-20' });
    await world.admin.call(ladder.set, {
      endsAfter: 14,
      steps: [{ kind: 'email', anchor: 'deadline', days: 30, templateId: texts.email }],
    });
    await goTo('2012-05-21');
    await world.admin.call(ladder.switch, { active: true });
    expect(await day('2012-05-21')).toEqual({ email: 1 });
    await world.ctx.write(({ db }) =>
      db('outbox').where({ account_id: client }).update({ state: 'bounced', reason: 'bounced_hard' }),
    );
    expect(await day('2012-05-22')).toEqual({});
    await world.ctx.write(({ db }) => db('account').where({ id: client }).update({ email: 'helyes@pelda.test' }));
    expect(await day('2012-05-23')).toEqual({ email: 1 });
    expect(await day('2012-05-24')).toEqual({});
    const { rows } = await world.admin.call(outbox.list, { accountId: client });
    expect(rows.map(({ to, state }) => [to, state])).toEqual([
      ['helyes@pelda.test', 'simulated'],
      ['elirt@pelda.test', 'bounced'],
    ]);
  });

  it('takes no step without a fitting text, and a second person switches it on for many', async () => {
    const wrong = { kind: 'sms', anchor: 'deadline', days: 3, templateId: texts.email } as const;
    await expect(world.admin.call(ladder.set, { endsAfter: 5, steps: [wrong] })).rejects.toMatchObject({
      code: 'INPUT_INVALID',
    });
    const second = await signInAs(world, 'admin', 'masodik');
    await world.ctx.write(({ db }) => addMany(db, 201, { deadline: '2012-12-31' }));
    const { steps } = await see();
    const changed = await world.admin.call(ladder.set, {
      endsAfter: 5,
      steps: steps.map(({ id, kind, anchor, days, templateId }) => ({ id, kind, anchor, days, templateId })),
    });
    expect(changed.active).toBe(false);
    await expect(world.admin.call(ladder.switch, { active: true })).rejects.toMatchObject({
      code: 'SECOND_PERSON_NEEDED',
    });
    expect((await second.call(ladder.switch, { active: true })).active).toBe(true);
  });

  it('tells the call desk whom no message can have reached', async () => {
    const none = await addAccount(world, { email: null }, { deadline: '2013-12-31' });
    const since = world.ctx.now();
    const blameless = await addAccount(world);
    await ended(world.admin, await started(world.admin, { accountIds: [none, blameless] }));
    // refused because of the sender: nothing is wrong with this address
    await world.ctx.write(({ db }) =>
      db('outbox').where({ account_id: blameless }).update({ state: 'bounced', reason: 'sender_refused' }),
    );
    expect(await failures(world.ctx, { since })).toMatchObject([
      { accountId: none, channel: 'email', state: 'skipped', reason: 'no_address' },
    ]);
    await world.ctx.write((tx) => accounts.markRegistered(tx, none, { at: tx.now(), source: 'portal' }));
    expect(await failures(world.ctx, { since })).toEqual([]);
  });
});
