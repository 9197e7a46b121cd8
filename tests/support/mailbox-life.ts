import fc from 'fast-check';
import { expect } from 'vitest';
import { KapocsError } from '#contract/errors.ts';
import { contract, ends, item } from '../../api/insurer/contracts.ts';
import { deregister } from '../../api/mailbox/deregister.ts';
import * as items from '../../api/mailbox/items.ts';
import { mailboxDay } from '../../api/mailbox/mailbox-days.ts';
import { rungOf, signIn } from '../../api/mailbox/mailbox-login.ts';
import { changePassword, forgot, reset } from '../../api/mailbox/mailbox-password.ts';
import { whoEntered } from '../../api/mailbox/mailbox-session.ts';
import { newSecurityCode, securityText } from '../../api/portal/security-code.ts';
import { eventId, initialTo, linkTo, textsTo } from './mailbox.ts';
import type { World } from './world.ts';

const DAY = 86_400_000;
const WORDS = 'TITOKszó';

const deeds = [
  'item',
  'log in',
  'log in wrong',
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
      deed: fc.constantFrom(...deeds),
      wait: fc.oneof(
        { weight: 4, arbitrary: fc.constant(60_000) },
        { weight: 3, arbitrary: fc.constantFrom(0, 1, DAY, 29 * DAY, 30 * DAY, 365 * DAY, 366 * DAY) },
      ),
    }),
    { minLength: most / 2, maxLength: most },
  );

type Life = {
  email: string;
  mobile: string;
  number: string;
  session: string | null;
  passwords: string[];
  placed: number;
  ended: boolean;
};

const passwordOf = (life: Life): string => life.passwords.at(-1) ?? 'SEmmi2011';
const nextPassword = (life: Life): string => `UJjelszo${10 + life.passwords.length}`;

async function does(world: World, life: Life, deed: Deed): Promise<void> {
  const { ctx } = world;
  const { email: username, number } = life;
  const copied = () => {
    const { id } = newSecurityCode(ctx);
    return { id, text: securityText(ctx, id) };
  };
  const shelf = async () => ({ mailbox_id: (await whoEntered(ctx, life.session)).box.id });
  const one = async (folder: 'inbox' | 'trash') =>
    (await items.list(ctx, await shelf(), { folder, sort: '-date', limit: 1 })).rows.map(({ id }) => Number(id))[0] ??
    0;
  const enters = async (password: string, link?: string) => {
    life.session = (await signIn(ctx, { username, password, link, securityCode: copied() })).token;
  };
  switch (deed) {
    case 'item':
      life.placed += 1;
      await item(ctx, { id: eventId(), contractNumber: number, kind: 'policy', subject: WORDS, text: WORDS });
      return;
    case 'log in':
      return enters(passwordOf(life));
    case 'log in wrong':
      return enters('rossz');
    case 'wrong five times':
      for (let n = 0; n < 4; n += 1) await enters('rossz').catch(() => undefined);
      return enters('rossz');
    case 'first log in': {
      const [link] = [await linkTo(world, username)];
      await enters(await initialTo(world, life.mobile), link);
      const password = nextPassword(life);
      const entered = await whoEntered(ctx, life.session);
      life.session = (await changePassword(ctx, { password, passwordAgain: password }, entered)).token;
      life.passwords.push(password);
      return;
    }
    case 'renew': {
      const password = nextPassword(life);
      const typed = { current: passwordOf(life), password, passwordAgain: password };
      life.session = (await changePassword(ctx, typed, await whoEntered(ctx, life.session))).token;
      life.passwords.push(password);
      return;
    }
    case 'forget':
      return forgot(ctx, { username, language: 'hu' }, 'http://localhost');
    case 'reset': {
      const token = (await textsTo(world, username)).flatMap(
        (text) => /new-password#([\w-]{43})/.exec(text)?.[1] ?? [],
      )[0];
      const password = nextPassword(life);
      await reset(ctx, { token: token ?? '', password, passwordAgain: password });
      life.passwords.push(password);
      return;
    }
    case 'trash':
      return items.trash(ctx, await shelf(), await one('inbox'));
    case 'restore':
      await items.restore(ctx, await shelf(), await one('trash'));
      return;
    case 'end':
    case 'postal':
      await ends(ctx, { id: eventId(), number, on: ctx.today() }, deed === 'end' ? 'terminated_on' : 'postal_from');
      life.ended = true;
      return;
    case 'leave':
      return deregister(ctx, { username, password: passwordOf(life), securityCode: copied() });
    case 'job':
      await mailboxDay(ctx);
  }
}

type Box = { id: number; closed_at: string | null; expires_at: string | null; password_hash: string | null };

async function holds(world: World, life: Life, deed: Deed): Promise<void> {
  const { ctx } = world;
  const now = ctx.now();
  const boxes = await ctx
    .db('mailbox')
    .where('email_key', life.email)
    .select<Box[]>('id', 'closed_at', 'expires_at', 'password_hash');
  expect(boxes.filter((box) => box.closed_at === null).length).toBeLessThanOrEqual(1);
  // Given back only when no contract stands against it.
  if (boxes.some((box) => box.closed_at !== null)) expect(life.ended).toBe(true);
  for (const { id } of boxes) {
    for (const folder of ['inbox', 'trash'] as const) {
      const { rows } = await items.list(ctx, { mailbox_id: id }, { folder, sort: '-date', limit: 500 });
      const ends = await ctx
        .db('post_item')
        .whereIn(
          'id',
          rows.map((row) => Number(row.id)),
        )
        .where('purge_at', '<=', now)
        .select<unknown[]>('id');
      expect(ends).toEqual([]);
    }
    if (deed !== 'job') continue;
    const outlived = await ctx
      .db('post_content')
      .join('post_item', 'post_item.id', 'post_content.item_id')
      .where('post_item.mailbox_id', id)
      .where('post_item.purge_at', '<=', now)
      .select<unknown[]>('post_item.id');
    expect(outlived).toEqual([]);
  }
  // No letter carries anything of an item, and there is one notification an item at most.
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
  expect(letters.filter((each) => each.subject.includes('új küldeménye')).length).toBeLessThanOrEqual(life.placed);
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
    placed: 0,
    ended: false,
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
  const rung = rungOf(ctx, life.email);
  const isLocked = async (): Promise<boolean> =>
    (await ctx.db('portal_ladder').where('name_hash', rung).whereNotNull('locked_at').select<unknown[]>('name_hash'))
      .length > 0;
  let entered = 0;
  for (const { deed, wait } of [{ deed: 'first log in', wait: 0 } as const, ...sequence]) {
    world.clock.set(new Date(world.clock.now().getTime() + wait));
    const locked = await isLocked();
    const [box] = await ctx
      .db('mailbox')
      .where('email_key', life.email)
      .whereNull('closed_at')
      .select<Box[]>('id', 'closed_at', 'expires_at', 'password_hash');
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
    if (deed.includes('wrong')) expect(outcome).not.toBe('done');
    // A lock leaves through the mailed link alone.
    if (locked && !(deed === 'reset' && outcome === 'done')) expect(await isLocked()).toBe(true);
    await holds(world, life, deed);
  }
  return entered;
}
