import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as accounts from '../../api/accounts/accounts.ts';
import { whoIs } from '../../api/portal/login/client-session.ts';
import { changeEmail, confirmEmail } from '../../api/portal/login/email-change.ts';
import { confirm, signIn } from '../../api/portal/login/login.ts';
import * as registration from '../../api/portal/registration/registration.ts';
import { start } from '../../api/portal/registration/start.ts';
import { eventually } from '../support/eventually.ts';
import {
  lastFive,
  newestCode,
  newRegistrant,
  otherThan,
  PASSWORD,
  registrantAt,
  secretsSentTo,
} from '../support/registering.ts';
import { HERE } from '../support/security-code.ts';
import { dialects, openWorld, type World } from '../support/world.ts';

describe.each(dialects)('many at once on %s', (dialect) => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld(dialect);
  });
  afterAll(() => world.close());

  const told = async (work: readonly Promise<unknown>[]): Promise<Record<string, number>> => {
    const counts: Record<string, number> = {};
    for (const each of await Promise.allSettled(work)) {
      const name =
        each.status === 'fulfilled' ? 'done' : ((each.reason as { code?: string }).code ?? String(each.reason));
      counts[name] = (counts[name] ?? 0) + 1;
    }
    return counts;
  };
  const times = <T>(n: number, work: (index: number) => Promise<T>): Promise<T>[] =>
    Array.from({ length: n }, (_, i) => work(i));
  const nthSecrets = (to: string, nth: number): Promise<string[]> =>
    eventually(async () => {
      const secrets = await secretsSentTo(world, to);
      expect(secrets).toHaveLength(nth);
      return secrets;
    });
  const count = async (table: string, where: object): Promise<number> =>
    (await world.ctx.db(table).where(where).select<unknown[]>('id')).length;

  it('7 of starts at once one registration is live, and no limit is overrun', async () => {
    const { accountNumber, mobile, accountId } = await newRegistrant(world);
    const pair = { accountNumber, mobile, language: 'hu' as const, attach: false };
    const outcome = await told(times(8, () => start(world.ctx, pair, { address: '', loginId: null })));
    expect(outcome).toEqual({ done: 5, RESEND_LIMIT: 3 });
    expect(await count('portal_registration', { account_id: accountId, live: 1 })).toBe(1);
    expect(await count('portal_registration', { account_id: accountId })).toBe(5);
  });

  it('3.2 of wrong codes at once five count and one of them spends the code', async () => {
    const { id, accountId } = await registrantAt(world, 'sms_sent');
    const code = otherThan(await newestCode(world, accountId, 'sms'));
    const outcome = await told(times(12, () => registration.smsCode(world.ctx, { id, code })));
    expect(outcome).toEqual({ CODE_INCORRECT: 5, TOO_MANY_ATTEMPTS: 7 });
    expect(await count('portal_event', { account_id: accountId, kind: 'sms_spent' })).toBe(1);
    expect((await accounts.find(world.ctx, accountId)).step).toBe('locked');
  });

  it('3.2 a right code opens once, however often it comes at once', async () => {
    const { id, accountId } = await registrantAt(world, 'sms_sent');
    const code = await newestCode(world, accountId, 'sms');
    const outcome = await told(times(6, () => registration.smsCode(world.ctx, { id, code })));
    expect(outcome['done']).toBe(1);
    expect(await count('portal_event', { account_id: accountId, kind: 'sms_ok' })).toBe(1);
  });

  it('3.4 of resends at once one goes', async () => {
    const { id, accountId } = await registrantAt(world, 'sms_sent');
    world.clock.set(new Date(world.clock.now().getTime() + 60_000));
    const outcome = await told(times(6, () => registration.resend(world.ctx, { id }, 'sms')));
    expect(outcome).toEqual({ done: 1, RESEND_TOO_SOON: 5 });
    expect(await count('portal_event', { account_id: accountId, kind: 'sms_resent' })).toBe(1);
  });

  it('3.4 of resends at once to one mobile, over all the accounts that share it, no more than three go', async () => {
    const mobile = '+36301112233';
    const ids = [];
    for (let n = 0; n < 5; n += 1) {
      const { accountNumber } = await newRegistrant(world, { mobile });
      const pair = { accountNumber, mobile, language: 'hu' as const, attach: false };
      ids.push((await start(world.ctx, pair, { address: '', loginId: null })).id);
    }
    world.clock.set(new Date(world.clock.now().getTime() + 60_000));
    const outcome = await told(ids.map((id) => registration.resend(world.ctx, { id }, 'sms')));
    expect(outcome).toEqual({ done: 3, RESEND_LIMIT: 2 });
  });

  it('6.15 of changes at once to one new address, one gets it', async () => {
    const wanted = 'ketten.akarjak@pelda.test';
    const asked = [];
    for (const client of [await registrantAt(world, 'confirmed'), await registrantAt(world, 'confirmed')]) {
      const { token } = await signIn(world.ctx, { username: client.email, password: PASSWORD, address: HERE });
      const session = await whoIs(world.ctx, token);
      world.clock.set(new Date(world.clock.now().getTime() + 60_000));
      await changeEmail(world.ctx, session, { email: wanted, password: PASSWORD, address: HERE });
      asked.push(session);
    }
    const codes = (await nthSecrets(wanted, 2)).map(lastFive).toReversed();
    const outcome = await told(asked.map((session, n) => confirmEmail(world.ctx, session, { code: codes[n] ?? '' })));
    expect(outcome).toEqual({ done: 1, EMAIL_TAKEN: 1 });
  });

  it('step 9 confirms once', async () => {
    const { email, accountId } = await registrantAt(world, 'finished');
    const { token } = await signIn(world.ctx, { username: email, password: PASSWORD, address: HERE });
    const code = await newestCode(world, accountId, 'email');
    const outcome = await told(times(5, () => confirm(world.ctx, { code }, token)));
    expect(outcome['done']).toBe(1);
    expect(await count('portal_event', { account_id: accountId, kind: 'confirmed' })).toBe(1);
  });

  it('step 9 of two who wait under one address, one becomes its owner', async () => {
    const [one, other] = [await registrantAt(world, 'sms_ok'), await registrantAt(world, 'sms_ok')];
    const email = one.email;
    const sessions = [];
    for (const { id, accountId } of [one, other]) {
      await registration.email(world.ctx, { id, email });
      await registration.declarations(world.ctx, { id, accepted: [1, 2, 3] });
      await registration.password(world.ctx, { id, password: PASSWORD, passwordAgain: PASSWORD });
      await registration.finish(world.ctx, { id });
      const { token } = await signIn(world.ctx, { username: email, password: PASSWORD, address: HERE });
      sessions.push({ token, code: await newestCode(world, accountId, 'email') });
    }
    const outcome = await told(sessions.map(({ token, code }) => confirm(world.ctx, { code }, token)));
    expect(outcome).toEqual({ done: 1, EMAIL_TAKEN: 1 });
  });
});
