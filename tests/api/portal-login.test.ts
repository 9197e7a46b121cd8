import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { portal } from '#contract/portal.ts';
import { services } from '#contract/services.ts';
import { settings } from '#contract/settings.ts';
import { trialBox } from '../../api/outbox/trial/trial-box.ts';
import { tidy } from '../../api/portal/registration/expiries.ts';
import { LOCKED_AT, mayTry, nameHash, rightPassword } from '../../api/portal/login/ladder.ts';
import { climb, unlock } from '../../api/portal/login/login.sql.ts';
import { signIn } from '../../api/portal/login/login.ts';
import { newSecurityCode, securityText } from '../../api/portal/security-code/security-code.ts';
import { checkNobody, hashLightly } from '../../api/users/password.ts';
import * as accounts from '../../api/accounts/accounts.ts';
import { eventually } from '../support/eventually.ts';
import { awake } from '../support/mailbox.ts';
import { nthSecret, PASSWORD, registrantAt, walkTo } from '../support/registering.ts';
import { copiedCode, HERE } from '../support/security-code.ts';
import { dialects, openWorld, type World } from '../support/world.ts';

const HOUR = 3_600_000;
const NEW = 'XYzw9876';

describe.each(dialects)('logging in on %s', (dialect) => {
  let world: World;
  let day = 0;
  beforeAll(async () => {
    world = await openWorld(dialect, { standing: true });
  });
  afterAll(() => world.close());
  beforeEach(() => {
    day += 1;
    world.clock.set(new Date(Date.parse('2012-02-15T09:00:00.000Z') + day * 24 * HOUR));
  });
  const pass = (ms: number): void => world.clock.set(new Date(world.clock.now().getTime() + ms));
  const refuses = (work: Promise<unknown>, code: string, details: object = {}) =>
    expect(work).rejects.toMatchObject({ code, details });

  const copied = (id: string, of = id) => ({ id, text: securityText(world.ctx, of, { address: HERE }).toLowerCase() });
  /** Tries a password past the door's own limit; with `code` the picture is copied as it should be. */
  const enter = async (username: string, password: string, code: 'right' | 'wrong' | 'none' = 'none') => {
    const id = newSecurityCode(world.ctx);
    const securityCode = { right: copied(id), wrong: { id, text: '??????' }, none: undefined }[code];
    const { next } = await signIn(world.ctx, { username, password, securityCode, address: HERE });
    return next;
  };
  /** Failures that happened before; up to nine, for the tenth does more than be counted. */
  const failed = (username: string, times: number) =>
    world.ctx.write(async (tx) => {
      const nameKey = nameHash(world.ctx, username);
      for (let n = 0; n < times; n += 1) await climb(tx.db, { nameHash: nameKey, at: tx.now(), most: LOCKED_AT });
    });
  const lock = async (username: string): Promise<void> => {
    await failed(username, 9);
    await refuses(enter(username, 'rossz', 'right'), 'LOCKED');
  };
  const letters = async (to: string): Promise<string[]> =>
    (await trialBox(world.ctx, { to, limit: 100 })).rows.map((row) => row.text);
  const links = async (to: string, count: number): Promise<string[]> =>
    eventually(async () => {
      const found = (await letters(to)).flatMap((text) => /#([\w-]{43})/.exec(text)?.[1] ?? []);
      expect(found).toHaveLength(count);
      return found;
    });
  const forget = (username: string) => world.visitor().call(portal.forgotPassword, { username });
  const reset = (token: string, password = NEW) =>
    world.visitor().call(portal.resetPassword, { token, password, passwordAgain: password });

  it('K15 from the third failure on asks for the security code, and says so at the third', async () => {
    const { email } = await registrantAt(world, 'confirmed');
    await refuses(enter(email, 'rossz'), 'CREDENTIALS_WRONG', { securityCodeNeeded: false });
    await refuses(enter(email, 'rossz'), 'CREDENTIALS_WRONG', { securityCodeNeeded: false });
    await refuses(enter(email, 'rossz'), 'CREDENTIALS_WRONG', { securityCodeNeeded: true });
    await refuses(enter(email, PASSWORD), 'SECURITY_CODE_NEEDED');
    await refuses(enter(email, PASSWORD, 'wrong'), 'SECURITY_CODE_WRONG');
    expect(await enter(email, PASSWORD, 'right')).toBe('me');
    // in: the failures are forgotten
    await refuses(enter(email, 'rossz'), 'CREDENTIALS_WRONG', { securityCodeNeeded: false });
  });

  it('K15 a security code is good once, for ten minutes, and only for its own picture', async () => {
    const { email } = await registrantAt(world, 'confirmed');
    await failed(email, 3);
    const page = world.visitor();
    const [one, other] = [await page.call(portal.securityCode, {}), await page.call(portal.securityCode, {})];
    const tries = (securityCode: { id: string; text: string }) =>
      page.call(portal.signIn, { username: email, password: 'rossz', securityCode });
    expect(one.image).toMatch(/^data:image\/png;base64,/);
    expect(JSON.stringify(one)).not.toContain(copied(one.id).text);
    await refuses(tries(copied(one.id, other.id)), 'SECURITY_CODE_WRONG');
    await refuses(tries(copied(one.id)), 'SECURITY_CODE_WRONG');
    await refuses(tries(copied(other.id)), 'CREDENTIALS_WRONG');
    await refuses(tries(copied(other.id)), 'SECURITY_CODE_WRONG');
    const late = await page.call(portal.securityCode, {});
    pass(600_000);
    await refuses(tries(copied(late.id)), 'SECURITY_CODE_WRONG');
    const [nonce] = late.id.split('.');
    await refuses(tries({ ...copied(late.id), id: `${nonce}.${Number.MAX_SAFE_INTEGER}` }), 'SECURITY_CODE_WRONG');
  });

  it('K15 a picture is good only from where it was fetched', async () => {
    const { email } = await registrantAt(world, 'confirmed');
    await failed(email, 3);
    const typed = { username: email, password: PASSWORD };
    const elsewhere = { ...typed, securityCode: copiedCode(world.ctx, '10.0.0.7'), address: HERE };
    await refuses(signIn(world.ctx, elsewhere), 'SECURITY_CODE_WRONG');
    await signIn(world.ctx, { ...elsewhere, securityCode: copiedCode(world.ctx, '10.0.0.7'), address: '10.0.0.7' });
  });

  it('K15 who cannot see the picture gets the code by letter: for the own name only, the same answer for any', async () => {
    const [{ email, page }, other] = [await registrantAt(world, 'confirmed'), await registrantAt(world, 'confirmed')];
    const ask = async (username: string) => {
      const { status, body } = await page.send('POST', portal.securityLetter.path, { username });
      return { status, said: Object.keys(body as object), id: (body as { id: string }).id };
    };
    const codes = async (): Promise<string[]> =>
      (await letters(email)).flatMap((text) => /biztonsági kód: (\w{6})/.exec(text)?.[1] ?? []);
    const unneeded = await ask(email);
    await failed(email, 3);
    await failed('senki@level.test', 3);
    const [own, nobody] = [await ask(email), await ask('senki@level.test')];
    expect({ ...own, id: '' }).toEqual({ ...nobody, id: '' });
    expect({ ...own, id: '' }).toEqual({ ...unneeded, id: '' });
    const [text = ''] = await eventually(async () => {
      const found = await codes();
      expect(found).toHaveLength(1);
      return found;
    });
    const tries = (username: string) =>
      page.call(portal.signIn, { username, password: PASSWORD, securityCode: { id: own.id, text } });
    await failed(other.email, 3);
    await refuses(tries(other.email), 'SECURITY_CODE_WRONG');
    // Tried once, under whichever name, it is used up.
    await refuses(tries(email), 'SECURITY_CODE_WRONG');
    const { id } = await ask(email);
    const [again = ''] = await eventually(async () => {
      const found = await codes();
      expect(found).toHaveLength(2);
      return found;
    });
    const typed = { username: email, password: PASSWORD, securityCode: { id, text: again.toLowerCase() } };
    expect(await page.call(portal.signIn, typed)).toEqual({ next: 'me' });
    expect((await letters('senki@level.test')).length).toBe(0);
  });

  it('K15 inside a session a password climbs the same ladder: code from the third, locked at the tenth', async () => {
    const { page, email } = await registrantAt(world, 'confirmed');
    const ask = (password: string, coded: boolean) =>
      page.call(services.changeEmail, {
        email: `uj.${email}`,
        password,
        ...(coded ? { securityCode: copiedCode(world.ctx) } : {}),
      });
    for (let n = 0; n < 3; n += 1) await refuses(ask('rossz', false), 'CREDENTIALS_WRONG');
    await refuses(ask(PASSWORD, false), 'SECURITY_CODE_NEEDED');
    expect(await ask(PASSWORD, true)).toEqual({ next: 'email/confirm' });
    // right: the failures are forgotten
    await refuses(ask('rossz', false), 'CREDENTIALS_WRONG', { securityCodeNeeded: false });
    await failed(email, 8);
    await refuses(ask('rossz', true), 'LOCKED');
    await refuses(enter(email, PASSWORD, 'right'), 'LOCKED');
  });

  it('K15 of tries at once without a code no more than three are judged, and the right one is not among the rest', async () => {
    const { email } = await registrantAt(world, 'confirmed');
    const wrong = Array.from({ length: 12 }, () => enter(email, 'rossz').catch(({ code }: { code: string }) => code));
    const outcome = Object.groupBy(await Promise.all(wrong), (code) => code);
    expect(outcome['CREDENTIALS_WRONG']).toHaveLength(3);
    expect(outcome['SECURITY_CODE_NEEDED']).toHaveLength(9);
    await world.ctx.write((tx) => unlock(tx.db, nameHash(world.ctx, email)));
    const tried = await mayTry(world.ctx, nameHash(world.ctx, email), { address: HERE });
    await failed(email, 3);
    await refuses(
      world.ctx.write((tx) => rightPassword(tx, tried)),
      'SECURITY_CODE_NEEDED',
    );
  });

  it('K16 no time forgets failures', async () => {
    const { email } = await registrantAt(world, 'confirmed');
    await failed(email, 9);
    pass(400 * 24 * HOUR);
    await tidy(world.ctx);
    await refuses(enter(email, 'rossz', 'right'), 'LOCKED');
  });

  it('6.16 of names nobody has only so many are kept, the oldest go; of one somebody has nothing goes (K16)', async () => {
    const { email } = await registrantAt(world, 'confirmed');
    const fail = (username: string) => enter(username, 'rossz').catch(() => undefined);
    const kept = async () =>
      (await world.ctx.db('portal_ladder').where('known', 0).select<unknown[]>('name_hash')).length;
    await tidy(world.ctx, 0);
    expect(await kept()).toBe(0);
    await fail(email);
    for (const name of ['regi', 'kozepes', 'uj']) {
      pass(1);
      await fail(`${name}@senki.test`);
    }
    expect(await kept()).toBe(3);
    await tidy(world.ctx, 3);
    expect(await kept()).toBe(3);
    pass(1);
    await fail('regi@senki.test');
    await tidy(world.ctx, 1);
    expect(await kept()).toBe(1);
    await refuses(enter('regi@senki.test', 'rossz'), 'CREDENTIALS_WRONG', { securityCodeNeeded: true });
    await refuses(enter('uj@senki.test', 'rossz'), 'CREDENTIALS_WRONG', { securityCodeNeeded: false });
    for (const needed of [false, true])
      await refuses(enter(email, 'rossz'), 'CREDENTIALS_WRONG', { securityCodeNeeded: needed });
  });

  it('6.8 a missing or wrong security code counts as no failure', async () => {
    const { email } = await registrantAt(world, 'confirmed');
    await failed(email, 9);
    for (const code of ['none', 'wrong'] as const)
      for (let n = 0; n < 3; n += 1) await enter(email, 'rossz', code).catch(() => undefined);
    expect(await enter(email, PASSWORD, 'right')).toBe('me');
  });

  it('K16 nine failures do not lock, the tenth does, the eleventh changes nothing; the right password is refused too', async () => {
    const client = await registrantAt(world, 'confirmed');
    await failed(client.email, 9);
    await refuses(enter(client.email, 'rossz', 'right'), 'LOCKED');
    await refuses(enter(client.email, 'rossz', 'right'), 'LOCKED');
    await refuses(enter(client.email, PASSWORD, 'right'), 'LOCKED');
    await refuses(enter(client.email, PASSWORD, 'none'), 'LOCKED');
    pass(24 * HOUR * 365);
    await refuses(enter(client.email, PASSWORD, 'right'), 'LOCKED');
    expect((await accounts.find(world.ctx, client.accountId)).step).toBe('confirmed');
  });

  it('6.7 only failures in a row count', async () => {
    const { email } = await registrantAt(world, 'confirmed');
    for (let round = 0; round < 2; round += 1) {
      await failed(email, 4);
      expect(await enter(email, PASSWORD, 'right')).toBe('me');
    }
  });

  it('6.16 names nobody has climb the same ladder with the same answers', async () => {
    const { email } = await registrantAt(world, 'confirmed');
    const climb = async (username: string): Promise<unknown[]> => {
      const answers: unknown[] = [];
      for (let n = 0; n < 12; n += 1) {
        const page = world.visitor();
        const securityCode = n % 4 === 3 ? undefined : copied(newSecurityCode(world.ctx));
        const { status, body } = await page.send('POST', portal.signIn.path, {
          username,
          password: 'rossz',
          securityCode,
        });
        answers.push({ status, body });
      }
      return answers;
    };
    expect(await climb('senki@pelda.test')).toEqual(await climb(email));
  });

  it('6.16 takes as long for a name nobody has as for a wrong password', async () => {
    hashLightly(false);
    const times: Record<'known' | 'unknown' | 'check', number[]> = { known: [], unknown: [], check: [] };
    const { email } = await registrantAt(world, 'confirmed');
    await checkNobody('rossz');
    for (let n = 0; n < 6; n += 1) {
      const checked = performance.now();
      await checkNobody('rossz');
      times.check.push(performance.now() - checked);
      for (const who of ['known', 'unknown'] as const) {
        const begun = performance.now();
        await enter(who === 'known' ? email : 'senki@ido.test', 'rossz').catch(() => undefined);
        times[who].push(performance.now() - begun);
        await world.ctx.write((tx) => unlock(tx.db, nameHash(world.ctx, who === 'known' ? email : 'senki@ido.test')));
      }
    }
    hashLightly(true);
    // The shortest of each: what else the machine was busy with is not in it.
    const [known, unknown, check] = [times.known, times.unknown, times.check].map((all) => Math.min(...all));
    console.log(
      `${dialect}: known name ${known?.toFixed(1)} ms, unknown ${unknown?.toFixed(1)} ms, of it the password ${check?.toFixed(1)} ms`,
    );
    // Neither is spared the work of checking a password; a busy machine makes each longer, never shorter.
    for (const time of [known, unknown]) expect(time).toBeGreaterThan((check ?? 0) / 4);
  });

  it('K16 of two wrong log-ins at once after nine failures, one locks and both are refused', async () => {
    const client = await registrantAt(world, 'finished');
    await failed(client.email, 9);
    const both = await Promise.allSettled([1, 2].map(() => enter(client.email, 'rossz', 'right')));
    expect(both.map((each) => each.status)).toEqual(['rejected', 'rejected']);
    const locked = await world.ctx
      .db('portal_event')
      .where({ account_id: client.accountId, kind: 'login_locked' })
      .select<unknown[]>('id');
    expect(locked).toHaveLength(1);
    expect((await accounts.find(world.ctx, client.accountId)).step).toBe('locked');
    await refuses(enter(client.email, PASSWORD, 'right'), 'LOCKED');
  });

  it('K16 fifteen wrong log-ins at once lock exactly once and let none in', async () => {
    const { email } = await registrantAt(world, 'confirmed');
    const all = await Promise.allSettled(Array.from({ length: 15 }, () => enter(email, 'rossz', 'right')));
    expect(all.every((each) => each.status === 'rejected')).toBe(true);
    const rungs = await world.ctx
      .db('portal_ladder')
      .whereNotNull('locked_at')
      .select<{ failures: number }[]>('failures');
    expect(rungs.every((rung) => rung.failures === 10)).toBe(true);
    await refuses(enter(email, PASSWORD, 'right'), 'LOCKED');
  });

  it('a locked log-in that was never confirmed leaves by a fresh start', async () => {
    const client = await registrantAt(world, 'finished');
    await lock(client.email);
    await refuses(enter(client.email, PASSWORD, 'right'), 'LOCKED');
    await walkTo(world, client, 'confirmed');
    expect((await accounts.find(world.ctx, client.accountId)).confirmed_source).toBe('portal');
  });

  it('K16 a locked log-in leaves only by the mailed link, once; its sessions end and its owner is told', async () => {
    const client = await registrantAt(world, 'confirmed');
    await lock(client.email);
    expect(await forget(client.email.toUpperCase())).toEqual({});
    const [token = ''] = await links(client.email, 1);
    await refuses(reset(token, 'abcd1234'), 'PASSWORD_POLICY', { rules: ['UPPER'] });
    await refuses(enter(client.email, PASSWORD, 'right'), 'LOCKED');
    expect(await reset(token)).toEqual({ next: 'session' });
    await refuses(client.page.call(portal.me, {}), 'SIGN_IN_NEEDED');
    await refuses(reset(token), 'LINK_INVALID');
    await refuses(enter(client.email, PASSWORD), 'CREDENTIALS_WRONG');
    expect(await enter(client.email, NEW)).toBe('me');
    await eventually(async () => expect((await letters(client.email))[0]).toContain('megváltozott'));
  });

  it('K12 the newest link wins, three an hour, each good for sixty minutes', async () => {
    const { email } = await registrantAt(world, 'confirmed');
    for (let n = 0; n < 5; n += 1) await forget(email);
    const [newest = '', older = '', oldest = ''] = await links(email, 3);
    await refuses(reset(older), 'LINK_INVALID');
    await refuses(reset(oldest), 'LINK_INVALID');
    pass(HOUR - 1);
    expect(await reset(newest)).toEqual({ next: 'session' });
    pass(HOUR);
    await forget(email);
    const [late = ''] = await links(email, 4);
    pass(HOUR);
    await refuses(reset(late), 'LINK_INVALID');
  });

  it('K12 answers alike for names that exist, wait for confirmation, or do not exist, and mails only the first', async () => {
    const pending = await registrantAt(world, 'finished');
    for (const name of [pending.email, 'senki@pelda.test', 'nem cím']) expect(await forget(name)).toEqual({});
    await nthSecret(world, pending.email);
    expect(await letters('senki@pelda.test')).toEqual([]);
    expect((await letters(pending.email)).some((text) => text.includes('new-password'))).toBe(false);
  });

  it('the link leads to the client’s pages, its token behind the # where no server sees it', async () => {
    const { email } = await registrantAt(world, 'confirmed');
    await forget(email);
    await links(email, 1);
    const at = world.ctx.clientPages() ?? '';
    expect((await letters(email))[0]).toMatch(new RegExp(`${RegExp.escape(at)}new-password#[\\w-]{43}\n`));
  });

  it('7 the link leads where the insurer’s settings say, whatever the caller says it came by', async () => {
    const { email } = await registrantAt(world, 'confirmed');
    const set = async (portalUrl: string) => (await awake(world)).call(settings.changeInsurer, { id: 1, portalUrl });
    await set('https://ugyfel.pelda.test/portal/');
    const { port } = new URL(world.ctx.clientPages() ?? '');
    const { status } = await world
      .visitor()
      .send('POST', portal.forgotPassword.path, { username: email }, { host: `localhost:6${port}` });
    expect(status).toBe(200);
    await links(email, 1);
    await set('');
    expect((await letters(email))[0]).toMatch(/\nhttps:\/\/ugyfel\.pelda\.test\/portal\/new-password#[\w-]{43}\n/);
  });

  it('two who typed the same address: the newer password counts until one is confirmed', async () => {
    const [one, other] = [await registrantAt(world, 'code_sent'), await registrantAt(world, 'sms_ok')];
    await walkTo(world, one, 'finished', 'declared');
    other.email = one.email;
    await walkTo(world, other, 'confirmed', 'code_sent');
    await refuses(enter(one.email, 'rossz'), 'CREDENTIALS_WRONG');
    expect((await accounts.find(world.ctx, one.accountId)).step).toBe('finished');
    expect((await accounts.find(world.ctx, other.accountId)).step).toBe('confirmed');
  });
});
