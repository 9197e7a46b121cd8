import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { outbox } from '#contract/outbox.ts';
import { portal } from '#contract/portal.ts';
import { session } from '#contract/session.ts';
import * as accounts from '../../api/accounts/accounts.ts';
import { enqueue, fateOf } from '../../api/outbox/outbox.ts';
import type { Client } from '../support/client.ts';
import {
  lastFive,
  newRegistrant,
  nthSecret,
  otherThan,
  PASSWORD,
  registrantAt,
  roads,
  secretsSentTo,
  walkTo,
  type Registrant,
} from '../support/registering.ts';
import { ADMIN, dialects, openWorld, type World } from '../support/world.ts';

type Call = (page: Client, id: string) => Promise<unknown>;
const calls: Record<string, Call> = {
  'sms-code': (page, id) => page.call(portal.smsCode, { id, code: 'AAAAA' }),
  'sms-resend': (page, id) => page.call(portal.smsResend, { id }),
  email: (page, id) => page.call(portal.email, { id, email: 'valaki@pelda.test' }),
  'email-resend': (page, id) => page.call(portal.emailResend, { id }),
  declarations: (page, id) => page.call(portal.declarations, { id, accepted: [] }),
  password: (page, id) => page.call(portal.password, { id, password: PASSWORD, passwordAgain: PASSWORD }),
  finish: (page, id) => page.call(portal.finish, { id }),
};
/** What may be called where; everything else is out of order. */
const allowed: Record<string, readonly string[]> = {
  sms_sent: ['sms-code', 'sms-resend'],
  sms_ok: ['email'],
  code_sent: ['email', 'email-resend', 'declarations'],
  declared: ['email-resend', 'password'],
  password_set: ['email-resend', 'finish'],
  finished: ['email-resend'],
  confirmed: [],
};

describe.each(dialects)('the nine steps on %s', (dialect) => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld(dialect);
  });
  afterAll(() => world.close());
  const account = (client: Registrant) => accounts.find(world.ctx, client.accountId);
  const refuses = (work: Promise<unknown>, code: string, details: object = {}) =>
    expect(work).rejects.toMatchObject({ code, details });

  it('3.0 the account shows every step as it is done, and is registered only at the last', async () => {
    const client = await newRegistrant(world);
    for (const road of roads) {
      await walkTo(world, client, road, road);
      const { step, status } = await account(client);
      expect({ step, status }).toEqual({
        step: road,
        status: road === 'confirmed' ? 'registered_in_time' : 'in_progress',
      });
    }
    expect(await account(client)).toMatchObject({ confirmed_source: 'portal', started_on: '2012-02-15' });
    expect(await client.page.call(portal.me, {})).toMatchObject({
      username: client.email,
      active: true,
      accounts: [{ accountNumber: client.accountNumber }],
    });
  });

  it.each(roads)(
    '3.1 where a registration is %s, every other step is out of order and changes nothing',
    async (road) => {
      const client = await registrantAt(world, road);
      for (const [name, call] of Object.entries(calls)) {
        if (allowed[road]?.includes(name)) continue;
        await refuses(call(client.page, client.id), 'STEP_OUT_OF_ORDER');
      }
      expect((await account(client)).step).toBe(road);
    },
  );

  it('3.1 a registration nobody began is not found', async () => {
    await refuses(calls['finish']?.(world.visitor(), 'x'.repeat(43)) ?? Promise.resolve(), 'NOT_FOUND');
  });

  it('3.2 only the last five characters are right, in small letters and with blanks around too', async () => {
    const client = await registrantAt(world, 'sms_sent');
    const secret = await nthSecret(world, client.mobile);
    const type = (code: string) => client.page.call(portal.smsCode, { id: client.id, code });
    await refuses(type(secret), 'CODE_LENGTH', { triesLeft: 5 });
    await refuses(type(secret.slice(-4)), 'CODE_LENGTH', { triesLeft: 5 });
    await refuses(type(secret.slice(-6)), 'CODE_LENGTH', { triesLeft: 5 });
    await refuses(type(otherThan(secret)), 'CODE_INCORRECT', { triesLeft: 4 });
    expect(await type(`  ${lastFive(secret).toLowerCase()} `)).toEqual({ next: 'email' });
  });

  it('3.2 the fifth wrong one spends the code; even the right one is refused then, until another is sent', async () => {
    const client = await registrantAt(world, 'sms_sent');
    const secret = await nthSecret(world, client.mobile);
    const type = (code: string) => client.page.call(portal.smsCode, { id: client.id, code });
    for (const triesLeft of [4, 3, 2, 1, 0]) await refuses(type(otherThan(secret)), 'CODE_INCORRECT', { triesLeft });
    await refuses(type(lastFive(secret)), 'TOO_MANY_ATTEMPTS');
    expect((await account(client)).step).toBe('locked');
    world.clock.set(new Date(world.clock.now().getTime() + 60_000));
    await client.page.call(portal.smsResend, { id: client.id });
    const another = lastFive(await nthSecret(world, client.mobile, 2));
    await refuses(type(lastFive(secret)), 'CODE_INCORRECT', { triesLeft: 4 });
    expect(await type(another)).toEqual({ next: 'email' });
  });

  it('3.2 a code of another registration is wrong', async () => {
    const [one, other] = [await registrantAt(world, 'sms_sent'), await registrantAt(world, 'sms_sent')];
    const code = lastFive(await nthSecret(world, other.mobile));
    await refuses(one.page.call(portal.smsCode, { id: one.id, code }), 'CODE_INCORRECT');
  });

  it('3.2 keeps no secret: the database holds neither a code nor its end once it was handed over', async () => {
    const client = await registrantAt(world, 'finished');
    const secrets = [await nthSecret(world, client.mobile), await nthSecret(world, client.email)];
    const rows = [
      await world.ctx.db('portal_code').select<unknown[]>(),
      await world.ctx.db('portal_registration').select<unknown[]>(),
      await world.ctx.db('outbox').select<unknown[]>(),
      await world.ctx.db('history').select<unknown[]>(),
    ];
    const kept = JSON.stringify(rows);
    for (const secret of secrets) expect(kept).not.toContain(lastFive(secret));
    expect(kept).not.toContain(PASSWORD);
  });

  it('3.3 the address typed becomes the user name, is never filled in beforehand, and is flagged when it differs', async () => {
    const client = await registrantAt(world, 'sms_ok');
    expect(await client.page.call(portal.state, { id: client.id })).toMatchObject({ next: 'email', email: null });
    await refuses(client.page.call(portal.email, { id: client.id, email: 'nem cím' }), 'EMAIL_INVALID');
    await client.page.call(portal.email, { id: client.id, email: 'Mas.Cim@PELDA.test' });
    expect((await account(client)).email_differs).toBe(1);
    expect(await client.page.call(portal.state, { id: client.id })).toMatchObject({ email: 'Mas.Cim@pelda.test' });
    world.clock.set(new Date(world.clock.now().getTime() + 60_000));
    await client.page.call(portal.email, { id: client.id, email: client.email.toUpperCase() });
    expect((await account(client)).email_differs).toBe(0);
  });

  it('step 5: every mandatory declaration is needed; what was accepted is kept with version, hash and time', async () => {
    const client = await registrantAt(world, 'code_sent');
    const { rows } = await client.page.call(portal.declarationTexts, { language: 'en' });
    expect(rows.every((row) => row.mandatory && row.title !== '' && row.text !== '')).toBe(true);
    const [first, ...rest] = rows.map((row) => row.id);
    await refuses(
      client.page.call(portal.declarations, { id: client.id, accepted: [first ?? 0] }),
      'DECLARATION_REQUIRED',
      { missing: rest },
    );
    await client.page.call(portal.declarations, { id: client.id, accepted: [first ?? 0, ...rest] });
    const kept = await world.ctx
      .db('portal_acceptance')
      .join('portal_registration', 'portal_registration.id', 'portal_acceptance.registration_id')
      .where('portal_registration.account_id', client.accountId)
      .select<{ version: number; hash: string; at: string }[]>('version', 'hash', 'at');
    expect(kept).toHaveLength(rows.length);
    for (const { version, hash, at } of kept) {
      expect(version).toBe(1);
      expect(hash).toMatch(/^[0-9a-f]{64}$/);
      expect(at).toMatch(/^2012-02-15T/);
    }
  });

  it('6.5 step 6: both passwords alike and by the rules of the mailbox (K20)', async () => {
    const client = await registrantAt(world, 'declared');
    const { id, page } = client;
    await refuses(
      page.call(portal.password, { id, password: PASSWORD, passwordAgain: 'ABcd12eg' }),
      'PASSWORDS_DIFFER',
    );
    await refuses(
      page.call(portal.password, { id, password: 'abcd1234', passwordAgain: 'abcd1234' }),
      'PASSWORD_POLICY',
      {
        rules: ['UPPER'],
      },
    );
    await refuses(page.call(portal.password, { id, password: '', passwordAgain: '' }), 'PASSWORD_POLICY', {
      rules: ['TOO_SHORT', 'LOWER', 'UPPER', 'DIGIT'],
    });
    expect((await account(client)).step).toBe('declared');
  });

  it('6.1 the SMS password is good for its step alone: it opens no session, before or after', async () => {
    const client = await registrantAt(world, 'sms_sent');
    const sms = await nthSecret(world, client.mobile);
    const logIn = (password: string) => world.visitor().call(portal.signIn, { username: client.email, password });
    await refuses(logIn(sms), 'CREDENTIALS_WRONG');
    await walkTo(world, client, 'finished', 'sms_ok');
    for (const typed of [sms, lastFive(sms)]) await refuses(logIn(typed), 'CREDENTIALS_WRONG');
    await refuses(client.page.call(portal.smsCode, { id: client.id, code: lastFive(sms) }), 'STEP_OUT_OF_ORDER');
  });

  it('steps 7–9: finishing opens no session; logged in but unconfirmed a client can only confirm (6.2)', async () => {
    const client = await registrantAt(world, 'finished');
    await refuses(client.page.call(portal.me, {}), 'SIGN_IN_NEEDED');
    await refuses(client.page.call(portal.confirm, { code: 'AAAAA' }), 'SIGN_IN_NEEDED');
    expect(await client.page.call(portal.signIn, { username: client.email, password: PASSWORD })).toEqual({
      next: 'session/confirm',
    });
    const { accountNumber, mobile } = await newRegistrant(world);
    await refuses(client.page.call(portal.start, { accountNumber, mobile, attach: true }), 'NOT_ACTIVE');
    expect(await client.page.call(portal.me, {})).toMatchObject({
      active: false,
      accounts: [],
      code: { kind: 'email' },
    });
    expect(await account(client)).toMatchObject({ status: 'in_progress', step: 'finished', confirmed_at: null });
    const before = client.page.cookie;
    await client.page.call(portal.confirm, { code: lastFive(await nthSecret(world, client.email)) });
    expect(client.page.cookie).not.toBe(before);
    await refuses(client.page.call(portal.confirm, { code: 'AAAAA' }), 'STEP_OUT_OF_ORDER');
    await client.page.call(portal.signOut, {});
    await refuses(client.page.call(portal.me, {}), 'SIGN_IN_NEEDED');
  });

  it.each([{ closed_on: '2012-02-15' }, { manager_kind: 'agent' }])(
    '1.3 whose account became %j meanwhile is not registered at the last step',
    async (values) => {
      const client = await registrantAt(world, 'finished');
      await client.page.call(portal.signIn, { username: client.email, password: PASSWORD });
      const code = lastFive(await nthSecret(world, client.email));
      await world.ctx.write((tx) => tx.db('account').where('id', client.accountId).update(values));
      await refuses(client.page.call(portal.confirm, { code }), 'STATE_WRONG');
      expect(await account(client)).toMatchObject({ confirmed_at: null, step: 'finished' });
      expect(await client.page.call(portal.me, {})).toMatchObject({ active: false, accounts: [] });
    },
  );

  it('registering calls back the reminders on their way, and says so in the history', async () => {
    const client = await registrantAt(world, 'finished');
    const reminder = await world.ctx.write(async (tx) => {
      const id = await enqueue(tx, {
        channel: 'email',
        lane: 'bulk',
        to: client.email,
        text: '…',
        accountId: client.accountId,
      });
      await tx.db('outbox').where({ id }).update({ not_before: '2012-02-16T09:00:00.000Z' });
      return id;
    });
    await walkTo(world, client, 'confirmed', 'confirmed');
    expect((await fateOf(world.ctx, [reminder])).get(reminder)).toMatchObject({
      state: 'cancelled',
      reason: 'registered',
    });
    const deeds = await world.ctx
      .db('history')
      .where('object', `account:${client.accountId}`)
      .orderBy('seq')
      .select<{ action: string }[]>('action');
    expect(deeds.map((deed) => deed.action)).toEqual(
      ['started', 'sms_ok', 'code_sent', 'declared', 'password_set', 'finished', 'confirmed'].map(
        (kind) => `registration.${kind}`,
      ),
    );
  });

  it('3.4 a fresh start voids everything before: the former page, its codes, its login', async () => {
    const client = await registrantAt(world, 'finished');
    const former = { ...client };
    await former.page.call(portal.signIn, { username: client.email, password: PASSWORD });
    const again = await walkTo(world, { ...client, page: world.visitor() }, 'sms_sent');
    expect((await account(client)).step).toBe('sms_sent');
    await refuses(former.page.call(portal.emailResend, { id: former.id }), 'SESSION_EXPIRED');
    await refuses(former.page.call(portal.me, {}), 'SIGN_IN_NEEDED');
    await refuses(former.page.call(portal.signIn, { username: client.email, password: PASSWORD }), 'CREDENTIALS_WRONG');
    await nthSecret(world, client.mobile, 2);
    const [newest, older] = await secretsSentTo(world, client.mobile);
    await refuses(again.page.call(portal.smsCode, { id: again.id, code: lastFive(older ?? '') }), 'CODE_INCORRECT');
    await again.page.call(portal.smsCode, { id: again.id, code: lastFive(newest ?? '') });
  });

  it('6.4 a further account joins an existing login by logging in and steps 1–3', async () => {
    const owner = await registrantAt(world, 'confirmed');
    const further = await newRegistrant(world);
    const { accountNumber, mobile } = further;
    await refuses(world.visitor().call(portal.start, { accountNumber, mobile, attach: true }), 'SIGN_IN_NEEDED');
    const { id } = await owner.page.call(portal.start, { accountNumber, mobile, attach: true });
    const code = lastFive(await nthSecret(world, mobile));
    expect(await owner.page.call(portal.smsCode, { id, code })).toEqual({ next: 'me' });
    expect((await owner.page.call(portal.me, {})).accounts.map((each) => each.accountNumber)).toEqual([
      owner.accountNumber,
      accountNumber,
    ]);
    expect(await account(further)).toMatchObject({ status: 'registered_in_time', step: 'confirmed', email_differs: 1 });
    expect(await account(owner)).toMatchObject({ email_differs: 0 });
  });

  it('3.5 an address somebody logs in with is taken, however it is written', async () => {
    const owner = await registrantAt(world, 'confirmed');
    const client = await registrantAt(world, 'sms_ok');
    const email = owner.email.toUpperCase();
    await refuses(client.page.call(portal.email, { id: client.id, email }), 'EMAIL_TAKEN');
  });

  it('the client door opens no staff address, and staff sessions mean nothing there', async () => {
    const page = world.visitor();
    await refuses(page.call(session.signIn, ADMIN), 'NOT_FOUND');
    await refuses(page.call(outbox.trialBox, {}), 'NOT_FOUND');
  });

  it('outlives a restart of the program between any two steps', async () => {
    const client = await registrantAt(world, 'code_sent');
    await world.restart();
    client.page = world.visitor();
    await walkTo(world, client, 'confirmed', 'declared');
    expect((await account(client)).status).toBe('registered_in_time');
  });
});
