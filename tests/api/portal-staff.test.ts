import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accounts as accountContract } from '#contract/accounts.ts';
import { portal } from '#contract/portal.ts';
import { registrations } from '#contract/registrations.ts';
import { trialBox } from '../../api/outbox/trial/trial-box.ts';
import type { Client } from '../support/client.ts';
import { eventually } from '../support/eventually.ts';
import { logOf, searchEveryAnswer } from '../support/every-answer.ts';
import { intermediary, signInAs } from '../support/people.ts';
import {
  lastFive,
  newestCode,
  newRegistrant,
  otherThan,
  PASSWORD,
  registrantAt,
  secretsSentTo,
  walkTo,
  type Registrant,
} from '../support/registering.ts';
import { dialects, openWorld, type World } from '../support/world.ts';

const MINUTE = 60_000;

describe.each(dialects)('staff help with registrations on %s', (dialect) => {
  let world: World;
  let agent: Client;
  let broker: Client;
  beforeAll(async () => {
    world = await openWorld(dialect);
    agent = await signInAs(world, 'agent');
    broker = await signInAs(world, 'broker');
  });
  afterAll(() => world.close());
  const pass = (ms: number): void => world.clock.set(new Date(world.clock.now().getTime() + ms));
  const live = (client: Registrant, by = agent) =>
    by.call(registrations.live, { id: client.accountId }).then(({ registration }) => registration);
  const assist = (client: Registrant, action: 'resend_sms' | 'resend_email' | 'restart', by = agent) =>
    by.call(registrations.assist, { id: client.accountId, action });
  const refuses = (work: Promise<unknown>, code: string) => expect(work).rejects.toMatchObject({ code });

  it('sees which step a client is on, what was sent when and its fate, tries left and expiry', async () => {
    const client = await newRegistrant(world);
    expect(await live(client)).toBeNull();
    await walkTo(world, client, 'sms_sent');
    const wrong = otherThan(await newestCode(world, client.accountId, 'sms'));
    await refuses(client.page.call(portal.smsCode, { id: client.id, code: wrong }), 'CODE_INCORRECT');
    await eventually(async () => expect((await live(client))?.sms?.fate).toBe('simulated'));
    const sent = await live(client);
    expect(sent).toMatchObject({ step: 'sms_sent', trouble: null, email: null, actions: ['resend_sms', 'restart'] });
    expect(sent?.sms).toMatchObject({ triesLeft: 4, expired: false });
    expect(Date.parse(sent?.sms?.expiresAt ?? '') - Date.parse(sent?.sms?.sentAt ?? '')).toBe(10 * MINUTE);
    await walkTo(world, client, 'finished', 'sms_ok');
    expect(await live(client)).toMatchObject({
      step: 'finished',
      actions: ['resend_email', 'restart'],
      failedLogins: 0,
    });
    await walkTo(world, client, 'confirmed', 'confirmed');
    expect(await live(client)).toBeNull();
  });

  it('sends another code within the client’s own limits, and the story says who', async () => {
    const client = await registrantAt(world, 'sms_sent');
    await refuses(assist(client, 'resend_sms'), 'RESEND_TOO_SOON');
    await refuses(assist(client, 'resend_email'), 'STEP_OUT_OF_ORDER');
    pass(MINUTE);
    const { registration } = await assist(client, 'resend_sms');
    expect(registration).toMatchObject({ step: 'sms_sent', sms: { triesLeft: 5 } });
    for (const _ of [2, 3]) {
      pass(MINUTE);
      await client.page.call(portal.smsResend, { id: client.id });
    }
    pass(MINUTE);
    await refuses(assist(client, 'resend_sms'), 'RESEND_LIMIT');
    await walkTo(world, client, 'code_sent', 'sms_ok');
    pass(MINUTE);
    await assist(client, 'resend_email');
    const { timeline } = await agent.call(accountContract.card, { id: client.accountId });
    const helped = timeline.filter((entry) => entry.kind === 'assist');
    expect(helped.map(({ by, data }) => ({ by, event: data['event'] }))).toEqual([
      { by: 'Minta agent', event: 'email_resent' },
      { by: 'Minta agent', event: 'sms_resent' },
    ]);
  });

  it('has the client start again: what was given out before is void', async () => {
    const client = await registrantAt(world, 'finished');
    expect(await assist(client, 'restart')).toEqual({ registration: null });
    await refuses(client.page.call(portal.signIn, { username: client.email, password: PASSWORD }), 'CREDENTIALS_WRONG');
    await refuses(assist(client, 'restart'), 'STATE_WRONG');
    await walkTo(world, client, 'confirmed');
  });

  it('shows registrations under way, the last moved first, and those that are stuck', async () => {
    const fine = await registrantAt(world, 'sms_ok');
    const stuck = await registrantAt(world, 'sms_sent');
    const wrong = otherThan(await newestCode(world, stuck.accountId, 'sms'));
    for (let n = 0; n < 5; n += 1)
      await refuses(stuck.page.call(portal.smsCode, { id: stuck.id, code: wrong }), 'CODE_INCORRECT');
    const { rows, total } = await agent.call(registrations.list, {});
    expect(rows.slice(0, 2)).toMatchObject([
      { accountId: stuck.accountId, step: 'locked', trouble: 'sms_spent' },
      { accountId: fine.accountId, step: 'sms_ok', trouble: null },
    ]);
    expect(total).toBe(rows.length);
    const only = await agent.call(registrations.list, { stuck: true });
    expect(only.rows.map((row) => row.accountId)).toEqual([stuck.accountId]);
    const [first] = (await agent.call(registrations.list, { limit: 1 })).rows;
    const { next } = await agent.call(registrations.list, { limit: 1 });
    const second = await agent.call(registrations.list, { limit: 1, after: next ?? '' });
    expect([first?.accountId, second.rows[0]?.accountId]).toEqual([stuck.accountId, fine.accountId]);
  });

  it('a broker sees and helps its own clients only', async () => {
    const own = await newRegistrant(world, { intermediary_id: await intermediary(world, 'K0001') });
    const foreign = await registrantAt(world, 'sms_sent');
    await walkTo(world, own, 'sms_sent');
    const { rows } = await broker.call(registrations.list, {});
    expect(rows.map((row) => row.accountId)).toEqual([own.accountId]);
    expect(await live(own, broker)).toMatchObject({ step: 'sms_sent' });
    await refuses(live(foreign, broker), 'NOT_FOUND');
    await refuses(assist(foreign, 'restart', broker), 'NOT_FOUND');
    expect(await assist(own, 'restart', broker)).toEqual({ registration: null });
  });

  it('never sees a code, its end, a password or a link: not in any answer, not in the log', async () => {
    const client = await registrantAt(world, 'confirmed');
    const under = await registrantAt(world, 'code_sent');
    await client.page.call(portal.forgotPassword, { username: client.email });
    const texts = await eventually(async () => {
      const { rows } = await trialBox(world.ctx, { to: client.email, limit: 100 });
      expect(rows.some((row) => row.text.includes('#'))).toBe(true);
      return rows.map((row) => row.text);
    });
    const link = texts.flatMap((text) => /#([\w-]{43})/.exec(text)?.[1] ?? []);
    const codes = [
      ...(await secretsSentTo(world, client.mobile)),
      ...(await secretsSentTo(world, client.email)),
      ...(await secretsSentTo(world, under.email)),
      await newestCode(world, under.accountId, 'email'),
    ].filter((secret) => !secret.includes(' '));
    const secrets = [...new Set([...codes, ...codes.map(lastFive), ...link, PASSWORD, client.id])];
    expect(secrets.length).toBeGreaterThan(7);

    const outbox = await world.ctx
      .db('outbox')
      .whereIn('account_id', [client.accountId, under.accountId])
      .orderBy('id', 'desc')
      .limit(1)
      .select<{ id: number }[]>('id');
    const sent = outbox.map(({ id }) => id);
    const found = await searchEveryAnswer(world, {
      people: [
        { person: agent, ids: [client.accountId, under.accountId, ...sent] },
        { person: world.admin, ids: sent },
        { person: broker, ids: [under.accountId] },
      ],
      secrets,
    });
    expect(found.answers).toBeGreaterThan(60);
    expect(found.refusals).toBeGreaterThan(100);
    // What was sent while everything was asked for is no less secret.
    const later = (await secretsSentTo(world, under.email)).filter((secret) => !codes.includes(secret));
    const log = logOf(world);
    for (const said of [...later, client.email, client.mobile, client.accountNumber]) expect(log).not.toContain(said);
  });
});
