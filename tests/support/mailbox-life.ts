import fc from 'fast-check';
import { expect } from 'vitest';
import { KapocsError } from '#contract/errors.ts';
import { contract, ends, item } from '../../api/insurer/contracts.ts';
import { deregister } from '../../api/mailbox/deregister.ts';
import * as items from '../../api/mailbox/items.ts';
import { mailboxDay } from '../../api/mailbox/mailbox-days.ts';
import { oneYearLater } from '../../api/mailbox/one-year-later.ts';
import { rungOf, signIn } from '../../api/mailbox/mailbox-login.ts';
import { changePassword, forgot, reset } from '../../api/mailbox/mailbox-password.ts';
import { whoEntered } from '../../api/mailbox/mailbox-session.ts';
import { CODE_FROM, LOCKED_AT } from '../../api/portal/login/ladder.ts';
import { later } from '../../api/portal/limits.ts';
import { eventId, initialTo, linkTo, textsTo } from './mailbox.ts';
import { copiedCode, HERE } from './security-code.ts';
import type { World } from './world.ts';

const DAY = 86_400_000;
const WORDS = 'TITOKszó';

const deeds = [
  'item',
  'log in',
  'log in wrong',
  'log in without code',
  'log in with a wrong code',
  'wrong five times',
  'first log in',
  'renew',
  'forget',
  'reset',
  'trash',
  'restore',
  'end',
  'postal',
  'leave',
  'job',
] as const;
type Deed = (typeof deeds)[number];
export type MailEvent = { deed: Deed; wait: number };

export const mailEvents = (most: number): fc.Arbitrary<MailEvent[]> =>
  fc.array(
    fc.record({
      // Who never gets in meets few of the rules.
      deed: fc.constantFrom(...deeds, ...Array<Deed>(5).fill('log in')),
      wait: fc.oneof(
        { weight: 7, arbitrary: fc.constant(60_000) },
        { weight: 3, arbitrary: fc.constantFrom(0, 1, DAY, 29 * DAY, 30 * DAY, 365 * DAY, 366 * DAY) },
      ),
    }),
    { minLength: most / 2, maxLength: most },
  );

type Placed = { id: number; placedAt: string; trashedAt: string | null };

type Life = {
  email: string;
  mobile: string;
  number: string;
  session: string | null;
  passwords: string[];
  ended: boolean;
  /** what the rules say: failures in a row, the end of the password, what lies where, letters of notice */
  failures: number;
  expiresAt: string | null;
  items: Placed[];
  notices: number;
};

const passwordOf = (life: Life): string => life.passwords.at(-1) ?? 'SEmmi2011';
const nextPassword = (life: Life): string => `UJjelszo${10 + life.passwords.length}`;

async function does(world: World, life: Life, deed: Deed): Promise<void> {
  const { ctx } = world;
  const { email: username, number } = life;
  const copied = () => copiedCode(ctx);
  const shelf = async () => ({ mailbox_id: (await whoEntered(ctx, life.session)).box.id });
  const one = async (folder: 'inbox' | 'trash') =>
    (await items.list(ctx, await shelf(), { folder, sort: '-date', limit: 1 })).rows.map(({ id }) => Number(id))[0] ??
    0;
  type Typed = { password: string; link?: string; securityCode?: { id: string; text: string } | undefined };
  /** Keeps count as the rules do: only a wrong password is a failure, none once it is locked, and the right one forgives. */
  const counted = async (work: () => Promise<void>): Promise<void> => {
    try {
      await work();
      life.failures = 0;
    } catch (error) {
      const code = error instanceof KapocsError ? error.code : '';
      if (code === 'CREDENTIALS_WRONG' || (code === 'LOCKED' && life.failures === LOCKED_AT - 1)) life.failures += 1;
      if (code === 'DEREG_NOT_ALLOWED') life.failures = 0;
      throw error;
    }
  };
  const enters = ({ password, link, securityCode }: Typed): Promise<void> =>
    counted(async () => {
      life.session = (await signIn(ctx, { username, password, link, securityCode, address: HERE })).token;
    });
  const changed = (password: string): void => {
    life.passwords.push(password);
    life.expiresAt = oneYearLater(ctx.now());
    life.failures = 0;
  };
  switch (deed) {
    case 'item': {
      const told = { id: eventId(), contractNumber: number, kind: 'policy', subject: WORDS, text: WORDS } as const;
      const { itemId, place } = await item(ctx, told);
      if (itemId === null) return expect(place).toBe('post');
      life.notices += 1;
      life.items.push({ id: itemId, placedAt: ctx.now(), trashedAt: null });
      return;
    }
    case 'log in':
      return enters({ password: passwordOf(life), securityCode: copied() });
    case 'log in wrong':
      return enters({ password: 'rossz', securityCode: copied() });
    case 'log in without code':
      return enters({ password: passwordOf(life) });
    case 'log in with a wrong code':
      return enters({ password: passwordOf(life), securityCode: { ...copied(), text: 'ROSSZ' } });
    case 'wrong five times':
      for (let n = 0; n < 4; n += 1) await enters({ password: 'rossz', securityCode: copied() }).catch(() => undefined);
      return enters({ password: 'rossz', securityCode: copied() });
    case 'first log in': {
      const [link] = [await linkTo(world, username)];
      await enters({ password: await initialTo(world, life.mobile), link });
      const password = nextPassword(life);
      const entered = await whoEntered(ctx, life.session);
      life.session = (await changePassword(ctx, { password, passwordAgain: password, address: HERE }, entered)).token;
      changed(password);
      return;
    }
    case 'renew': {
      const password = nextPassword(life);
      const typed = { current: passwordOf(life), password, passwordAgain: password, securityCode: copied() };
      life.session = (
        await changePassword(ctx, { ...typed, address: HERE }, await whoEntered(ctx, life.session))
      ).token;
      changed(password);
      return;
    }
    case 'forget':
      return forgot(ctx, { username, language: 'hu' });
    case 'reset': {
      const token = (await textsTo(world, username)).flatMap(
        (text) => /new-password#([\w-]{43})/.exec(text)?.[1] ?? [],
      )[0];
      const password = nextPassword(life);
      await reset(ctx, { token: token ?? '', password, passwordAgain: password });
      changed(password);
      return;
    }
    case 'trash': {
      const id = await one('inbox');
      await items.trash(ctx, await shelf(), id);
      for (const each of life.items) if (each.id === id) each.trashedAt = ctx.now();
      return;
    }
    case 'restore': {
      const id = await one('trash');
      await items.restore(ctx, await shelf(), id);
      for (const each of life.items) if (each.id === id) each.trashedAt = null;
      return;
    }
    case 'end':
    case 'postal':
      await ends(ctx, { id: eventId(), number, on: ctx.today() }, deed === 'end' ? 'terminated_on' : 'postal_from');
      life.ended = true;
      return;
    case 'leave': {
      const typed = { username, password: passwordOf(life), securityCode: copied(), address: HERE };
      await counted(() => deregister(ctx, typed));
      life.items = [];
      return;
    }
    case 'job': {
      await mailboxDay(ctx);
      const emptied = later(ctx.now(), -30 * DAY);
      life.items = life.items.filter(({ trashedAt }) => trashedAt === null || trashedAt > emptied);
    }
  }
}

type Box = { id: number; closed_at: string | null; expires_at: string | null };
/** How things stand between two events. */
type Standing = { box: Box | undefined; locked: boolean };

async function holds(world: World, life: Life, deed: Deed): Promise<Standing> {
  const { ctx } = world;
  const now = ctx.now();
  const boxes = await ctx.db('mailbox').where('email_key', life.email).select<Box[]>('id', 'closed_at', 'expires_at');
  expect(boxes.filter((box) => box.closed_at === null).length).toBeLessThanOrEqual(1);
  // Given back only when no contract stands against it.
  if (boxes.some((box) => box.closed_at !== null)) expect(life.ended).toBe(true);
  // What lies where is what the rules say: a year after it was placed it is gone, read or not, job or not.
  const open = boxes.find((box) => box.closed_at === null);
  if (open) {
    const alive = life.items.filter(({ placedAt }) => now < oneYearLater(placedAt));
    const where = async (folder: 'inbox' | 'trash') =>
      (await items.list(ctx, { mailbox_id: open.id }, { folder, sort: 'date', limit: 500 })).rows.map(({ id }) => id);
    expect(await where('inbox')).toEqual(alive.filter(({ trashedAt }) => trashedAt === null).map(({ id }) => id));
    expect((await where('trash')).map(Number).toSorted((a, b) => a - b)).toEqual(
      alive.filter(({ trashedAt }) => trashedAt !== null).map(({ id }) => id),
    );
    expect(open.expires_at).toBe(life.expiresAt);
  }
  const [rung] = await ctx
    .db('portal_ladder')
    .where('name_hash', rungOf(ctx, life.email))
    .select<{ failures: number; locked_at: string | null }[]>('failures', 'locked_at');
  expect(rung?.failures ?? 0).toBe(life.failures);
  const locked = (rung?.locked_at ?? null) !== null;
  expect(locked).toBe(life.failures >= LOCKED_AT);
  for (const { id, closed_at } of boxes) {
    // A box given back shows nothing any more.
    if (closed_at !== null)
      for (const folder of ['inbox', 'trash'] as const)
        expect((await items.list(ctx, { mailbox_id: id }, { folder, sort: '-date', limit: 1 })).total).toBe(0);
    if (deed !== 'job') continue;
    const outlived = await ctx
      .db('post_content')
      .join('post_item', 'post_item.id', 'post_content.item_id')
      .where('post_item.mailbox_id', id)
      .where('post_item.purge_at', '<=', now)
      .select<unknown[]>('post_item.id');
    expect(outlived).toEqual([]);
  }
  // No letter carries anything of an item, and there is one notification for each.
  const letters = await ctx
    .db('outbox')
    .where('recipient', life.email)
    .select<{ subject: string; text: string; html: string | null; mime: string | null }[]>(
      'subject',
      'text',
      'html',
      'mime',
    );
  for (const letter of letters) {
    expect(`${letter.subject}${letter.text}${letter.html ?? ''}`).not.toContain(WORDS);
    expect(letter.mime).toBeNull();
  }
  expect(letters.filter((each) => each.subject.includes('új küldeménye')).length).toBe(life.notices);
  return { box: open, locked };
}

/** Lives a sequence of events through with a new box, checking what must hold after each; says how often somebody got in. */
export async function liveWithMailbox(world: World, sequence: readonly MailEvent[]): Promise<number> {
  const { ctx } = world;
  const name = eventId().toLowerCase();
  const life: Life = {
    email: `elet-${name}@pelda.test`,
    mobile: `+3620${String(4_000_000 + Number(name.slice(2)))}`,
    number: `EL-${name}`,
    session: null,
    passwords: [],
    ended: false,
    failures: 0,
    expiresAt: null,
    items: [],
    notices: 0,
  };
  await contract(ctx, {
    id: eventId(),
    number: life.number,
    holderName: 'Élet Elek',
    email: life.email,
    mobile: life.mobile,
    language: 'hu',
    eProduct: true,
    eCommunication: true,
  });
  let entered = 0;
  let standing: Standing = { box: undefined, locked: false };
  for (const { deed, wait } of [{ deed: 'first log in', wait: 0 } as const, ...sequence]) {
    world.clock.set(new Date(world.clock.now().getTime() + wait));
    const { box, locked } = standing;
    const before = life.failures;
    const outcome = await does(world, life, deed).then(
      () => 'done',
      (error: unknown) => {
        if (error instanceof KapocsError && error.status < 500) return error.code;
        throw error;
      },
    );
    if (deed === 'log in' && outcome === 'done') {
      entered += 1;
      expect(locked).toBe(false);
      expect(ctx.now() < (box?.expires_at ?? '')).toBe(true);
    }
    if (deed === 'log in wrong' || deed === 'wrong five times') expect(outcome).not.toBe('done');
    // From the third failure on the password is not even looked at without the right security code (K15).
    if (before >= CODE_FROM && !locked && box) {
      if (deed === 'log in without code') expect(outcome).toBe('SECURITY_CODE_NEEDED');
      if (deed === 'log in with a wrong code') expect(outcome).toBe('SECURITY_CODE_WRONG');
    }
    // A password over its time opens nothing, and says so only to who knows it (K14).
    const over = box !== undefined && box.expires_at !== null && ctx.now() >= box.expires_at;
    if (deed === 'log in' && over && !locked) expect(outcome).toBe('PASSWORD_EXPIRED');
    if (deed === 'log in wrong') expect(outcome).not.toBe('PASSWORD_EXPIRED');
    standing = await holds(world, life, deed);
    // A lock leaves through the mailed link alone.
    if (locked && !(deed === 'reset' && outcome === 'done')) expect(standing.locked).toBe(true);
  }
  return entered;
}
