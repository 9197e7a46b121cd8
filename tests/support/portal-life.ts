import fc from 'fast-check';
import { expect } from 'vitest';
import { KapocsError } from '#contract/errors.ts';
import { assist } from '../../api/portal/registration/assist.ts';
import { declarationTexts } from '../../api/portal/declarations/declarations.ts';
import { expireOverdue, tidy } from '../../api/portal/registration/expiries.ts';
import * as login from '../../api/portal/login/login.ts';
import { forgotPassword, resetPassword } from '../../api/portal/login/new-password.ts';
import * as registration from '../../api/portal/registration/registration.ts';
import { start } from '../../api/portal/registration/start.ts';
import { trialBox } from '../../api/outbox/trial/trial-box.ts';
import { later } from '../../api/portal/limits.ts';
import { newRegistrant, otherThan, PASSWORD, type Registrant } from './registering.ts';
import {
  codeOf,
  type Customer,
  newCustomer,
  serves,
  serviceDeeds,
  servicesHold,
  type ServiceDeed,
} from './services-life.ts';
import { copiedCode, HERE } from './security-code.ts';
import type { World } from './world.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

const deeds = [
  'start',
  'sms right',
  'sms wrong',
  'sms resend',
  'email',
  'email resend',
  'declare all',
  'declare one',
  'password',
  'finish',
  'log in',
  'log in wrong',
  'confirm right',
  'confirm wrong',
  'forget',
  'reset',
  'agent resend_sms',
  'agent resend_email',
  'agent restart',
  'job',
] as const;
/** `next`: whatever the road asks of the client, so that some get to its end. */
type Deed = (typeof deeds)[number] | ServiceDeed | 'next';
const jumps = [0, 1, 30_000, MINUTE, 10 * MINUTE - 1, 10 * MINUTE, 30 * MINUTE, 61 * MINUTE, DAY, 5 * DAY, 31 * DAY];

/** One thing somebody does, and how long until then; `who` counts the clients, of whom two share an address. */
export type Event = { who: number; deed: Deed; wait: number };
export const events = (most: number): fc.Arbitrary<Event[]> =>
  fc.array(
    fc.record({
      who: fc.nat({ max: 2 }),
      deed: fc.oneof(
        { weight: 14, arbitrary: fc.constant<Deed>('next') },
        { weight: 4, arbitrary: fc.constantFrom<Deed>(...deeds) },
        { weight: 3, arbitrary: fc.constantFrom<Deed>(...serviceDeeds) },
      ),
      wait: fc.oneof({ weight: 14, arbitrary: fc.constant(1000) }, { weight: 1, arbitrary: fc.constantFrom(...jumps) }),
    }),
    { minLength: most / 2, maxLength: most },
  );

type Person = Customer & { link: string | null };
const nextDeed: Record<string, Deed> = {
  sms_sent: 'sms right',
  sms_ok: 'email',
  code_sent: 'declare all',
  declared: 'password',
  password_set: 'finish',
  finished: 'log in',
};

/** What comes when no registration is under way: the first one, or what the registered do. */
async function afterwards({ ctx }: World, { accountId, session, wanted, further, email }: Person): Promise<Deed> {
  const done = await ctx
    .db('portal_registration')
    .whereIn('account_id', [accountId, further.accountId])
    .where('state', 'confirmed')
    .select<{ account_id: number }[]>('account_id');
  const has = (id: number): boolean => done.some((row) => row.account_id === id);
  if (!has(accountId)) return 'start';
  if (session === null) return 'log in';
  if (wanted !== null && wanted !== email) return 'email code right';
  if (!has(further.accountId)) return further.id === '' ? 'attach' : 'attach right';
  return wanted === null ? 'change email' : 'claim';
}

const isService = (deed: Deed): deed is ServiceDeed => (serviceDeeds as readonly Deed[]).includes(deed);

async function does(world: World, person: Person, deed: Deed): Promise<unknown> {
  if (isService(deed)) {
    await serves(world, person, deed);
    // From here on the client's name is the new one.
    if (deed === 'email code right') person.email = person.wanted ?? person.email;
    return;
  }
  const { ctx } = world;
  const { id, accountId, email: username } = person;
  const right = (kind: 'sms' | 'email') => codeOf(world, accountId, kind);
  switch (deed) {
    case 'start': {
      const { accountNumber, mobile, ticket } = person;
      const begun = await start(
        ctx,
        { accountNumber, mobile, language: 'hu', attach: false, ...(ticket ? { upgrade: ticket.token } : {}) },
        { address: '', loginId: null },
      );
      person.id = begun.id;
      person.begun = ticket;
      return begun;
    }
    case 'sms right': {
      const passed = await registration.smsCode(ctx, { id, code: await right('sms') });
      // K19: only who has proved the mobile is the owner of the box.
      if (person.begun && ctx.now() < person.begun.until) person.upgraded = true;
      return passed;
    }
    case 'sms wrong':
      return registration.smsCode(ctx, { id, code: otherThan(await right('sms')) });
    case 'sms resend':
      return registration.resend(ctx, { id }, 'sms');
    case 'email':
      return registration.email(ctx, { id, email: username });
    case 'email resend':
      return registration.resend(ctx, { id }, 'email');
    case 'declare all':
      return registration.declarations(ctx, {
        id,
        accepted: (await declarationTexts(ctx, 'hu')).map((text) => text.id),
      });
    case 'declare one':
      return registration.declarations(ctx, { id, accepted: [1] });
    case 'password':
      return registration.password(ctx, { id, password: PASSWORD, passwordAgain: PASSWORD });
    case 'finish':
      return registration.finish(ctx, { id });
    case 'log in':
    case 'log in wrong': {
      const password = deed === 'log in' ? PASSWORD : 'rossz';
      person.session = (
        await login.signIn(ctx, { username, password, securityCode: copiedCode(ctx), address: HERE })
      ).token;
      return person.session;
    }
    case 'confirm right':
      return login.confirm(ctx, { code: await right('email') }, person.session);
    case 'confirm wrong':
      return login.confirm(ctx, { code: otherThan(await right('email')) }, person.session);
    case 'forget': {
      await forgotPassword(ctx, { username, language: 'hu' });
      const { rows } = await trialBox(ctx, { to: username, limit: 100 });
      person.link = rows.flatMap((row) => /#([\w-]{43})/.exec(row.text)?.[1] ?? [])[0] ?? null;
      return person.link;
    }
    case 'reset':
      return resetPassword(ctx, { token: person.link ?? '', password: PASSWORD, passwordAgain: PASSWORD });
    case 'agent resend_sms':
      return assist(ctx, accountId, 'resend_sms');
    case 'agent resend_email':
      return assist(ctx, accountId, 'resend_email');
    case 'agent restart':
      return assist(ctx, accountId, 'restart');
    case 'job':
      await tidy(ctx);
      return expireOverdue(ctx);
    case 'next': {
      const [live] = await ctx
        .db('portal_registration')
        .where({ account_id: accountId, live: 1 })
        .select<{ state: string }[]>('state');
      const wanted = live ? (nextDeed[live.state] ?? 'job') : await afterwards(world, person);
      if (live === undefined || wanted !== 'log in' || person.session === null) return does(world, person, wanted);
      const { session } = person;
      person.session = null;
      return login.confirm(ctx, { code: await right('email') }, session);
    }
  }
}

const lockedNames = async (world: World): Promise<string[]> =>
  (await world.ctx.db('portal_ladder').whereNotNull('locked_at').select<{ name_hash: string }[]>('name_hash')).map(
    (row) => row.name_hash,
  );

/** portal.md §7: what must hold whatever was done, in whatever order. */
async function holds(world: World, people: readonly Person[], unowned: Registrant): Promise<void> {
  const { db } = world.ctx;
  const ids = people.flatMap(({ accountId, further }) => [accountId, further.accountId]);
  type Row = Record<'sms_ok_at' | 'declared_at' | 'finished_at' | 'confirmed_at', string | null> & {
    id: number;
    account_id: number;
    live: number;
    attach: number;
  };
  const rows = await db('portal_registration')
    .whereIn('account_id', ids)
    .select<Row[]>('id', 'account_id', 'live', 'attach', 'sms_ok_at', 'declared_at', 'finished_at', 'confirmed_at');
  const mandatory = (await declarationTexts(world.ctx, 'hu')).filter((text) => text.mandatory).length;
  for (const row of rows) {
    // A further account joins a log-in that was finished and confirmed before.
    if (row.confirmed_at !== null && row.attach === 0) expect(row.finished_at).not.toBeNull();
    if (row.finished_at === null) continue;
    expect(row.sms_ok_at).not.toBeNull();
    expect(row.declared_at).not.toBeNull();
    const accepted = await db('portal_acceptance').where('registration_id', row.id).select<unknown[]>('declaration_id');
    expect(accepted).toHaveLength(mandatory);
  }
  for (const id of ids) {
    expect(rows.filter((row) => row.account_id === id && row.live === 1).length).toBeLessThanOrEqual(1);
    const [account] = await db('account')
      .where({ id })
      .select<{ confirmed_at: string | null; step: string }[]>('confirmed_at', 'step');
    const confirmed = rows.find((row) => row.account_id === id && row.confirmed_at !== null);
    expect(account?.confirmed_at ?? null).toBe(confirmed?.confirmed_at ?? null);
    expect(account?.step === 'confirmed').toBe(confirmed !== undefined);
  }
  await servicesHold(world, people);
  const active = await db('portal_login')
    .whereNotNull('activated_at')
    .whereNull('void_at')
    .select<{ username_key: string }[]>('username_key');
  expect(new Set(active.map((each) => each.username_key)).size).toBe(active.length);
  // An account somebody else manages gets nothing.
  expect(await db('outbox').where('account_id', unowned.accountId).select<unknown[]>('id')).toEqual([]);
  const uses = await db('portal_use')
    .where('subject', 'like', '%:again:%')
    .select<{ subject: string; at: string }[]>('subject', 'at');
  for (const [subject, all] of Map.groupBy(uses, (use) => use.subject))
    for (const { at } of all) {
      const within = (ms: number): number => all.filter((use) => use.at <= at && use.at > later(at, -ms)).length;
      expect({ subject, hour: within(60 * MINUTE) <= 3, day: within(DAY) <= 5 }).toEqual({
        subject,
        hour: true,
        day: true,
      });
    }
}

/** How many came to be registered, and how often each service was done. */
export type Lived = { registered: number; done: Map<ServiceDeed, number> };

/** Adds what one sequence came to. */
export function addUp(sum: Lived, { registered, done }: Lived): void {
  sum.registered += registered;
  for (const [deed, times] of done) sum.done.set(deed, (sum.done.get(deed) ?? 0) + times);
}

/** Lives a sequence of events through with new clients, checking what must hold after each. */
export async function liveThrough(world: World, sequence: readonly Event[]): Promise<Lived> {
  const people: Person[] = [];
  for (let n = 0; n < 3; n += 1) people.push({ ...(await newCustomer(world)), link: null });
  const [first, second, third] = people;
  if (first && second) second.email = first.email;
  // One has arrived before the story begins, so that a short one also tells of what comes afterwards.
  for (let step = 0; third && step < 8; step += 1) await does(world, third, 'next');
  const unowned = await newRegistrant(world, { manager_kind: 'broker' });
  for (const { who, deed, wait } of sequence) {
    world.clock.set(new Date(world.clock.now().getTime() + wait));
    const person = people[who];
    if (!person) continue;
    const locked = await lockedNames(world);
    const outcome = await does(world, person, deed).then(
      () => 'done',
      (error: unknown) => {
        // A refusal with a code is an answer; anything else is a fault.
        if (error instanceof KapocsError && error.status < 500) return error.code;
        throw error;
      },
    );
    const { accountNumber, mobile } = unowned;
    if (deed === 'job') {
      const begun = start(
        world.ctx,
        { accountNumber, mobile, language: 'hu', attach: false },
        { address: '', loginId: null },
      );
      await expect(begun).rejects.toMatchObject({ code: expect.stringMatching(/MISMATCH|REQUESTS/) as string });
    }
    const still = new Set(await lockedNames(world));
    // A lock leaves only with a new password: by the mailed link, or at the end of a fresh registration.
    if (outcome !== 'done' || !['reset', 'finish', 'next'].includes(deed))
      expect(locked.filter((name) => !still.has(name))).toEqual([]);
    await holds(world, people, unowned);
  }
  const ids = people.map((person) => person.accountId);
  const registered = await world.ctx
    .db('account')
    .whereIn('id', ids)
    .whereNotNull('confirmed_at')
    .select<unknown[]>('id');
  const lived: Lived = { registered: registered.length, done: new Map() };
  for (const { done } of people) addUp(lived, { registered: 0, done });
  return lived;
}
