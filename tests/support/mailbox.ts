import { expect } from 'vitest';
import { insurer } from '#contract/insurer.ts';
import { mailbox } from '#contract/mailbox.ts';
import type { Input } from '#contract/endpoint.ts';
import { trialBox } from '../../api/outbox/trial/trial-box.ts';
import type { Client } from './client.ts';
import { eventually } from './eventually.ts';
import type { World } from './world.ts';

export const OWN = 'SAjat2012';

/** An electronic contract the insurer has told of, and whom it belongs to. */
export type Holder = { page: Client; email: string; mobile: string; number: string };

let made = 0;
export const eventId = (): string => `E-${(made += 1)}`;

/** The administrator, whose session no leap of the clock has ended. */
export async function awake(world: World): Promise<Client> {
  const now = world.ctx.now();
  await world.ctx.write((tx) => tx.db('staff_session').update({ created_at: now, seen_at: now }));
  return world.admin;
}

type Told = Partial<Input<typeof insurer.contract>>;

/** Has the insurer tell of a new contract; the mailbox comes of it where one is due. */
export async function newHolder(world: World, told: Told = {}): Promise<Holder> {
  made += 1;
  const email = told.email ?? `posta${made}@pelda.test`;
  const mobile = `+3670${String(3_000_000 + made)}`;
  const number = told.number ?? `KT-${String(made).padStart(6, '0')}`;
  await (
    await awake(world)
  ).call(insurer.contract, {
    id: eventId(),
    number,
    holderName: `Posta Piroska ${made}`,
    product: 'casco',
    email,
    mobile,
    eProduct: true,
    eCommunication: false,
    ...told,
  });
  return { page: world.visitor(), email, mobile, number };
}

/** All texts sent to an address so far, newest first. */
export const textsTo = async (world: World, to: string): Promise<string[]> =>
  (await trialBox(world.ctx, { to, limit: 100 })).rows.map((row) => row.text);

const linkIn = (text: string): string[] => [...text.matchAll(/#([\w-]{43})/g)].map(([, token = '']) => token);
/** The initial password in a message, if there is one. */
export const passwordIn = (text: string): string[] => {
  const found = /(?:jelsz[óo]|jelszava:|password is|password:) ([A-Za-z0-9]{12})\b/.exec(text)?.[1];
  return found === undefined ? [] : [found];
};

/** The newest link with a token that was mailed, once there are `count` of them. */
export const linkTo = (world: World, email: string, count = 1): Promise<string> =>
  eventually(async () => {
    const found = (await textsTo(world, email)).flatMap(linkIn);
    expect(found.length).toBeGreaterThanOrEqual(count);
    return found[0] ?? '';
  });

export const initialTo = (world: World, to: string, count = 1): Promise<string> =>
  eventually(async () => {
    const found = (await textsTo(world, to)).flatMap(passwordIn);
    expect(found.length).toBeGreaterThanOrEqual(count);
    return found[0] ?? '';
  });

/** Opens the box for the first time: link, initial password, own password. */
export async function moveIn(world: World, holder: Holder, password = OWN): Promise<Holder> {
  const { page, email, mobile } = holder;
  const [link, initial] = [await linkTo(world, email), await initialTo(world, mobile)];
  await page.call(mailbox.signIn, { username: email, password: initial, link });
  await page.call(mailbox.changePassword, { password, passwordAgain: password });
  return holder;
}

/** A holder who uses the box. */
export const owner = async (world: World, told: Told = {}): Promise<Holder> =>
  moveIn(world, await newHolder(world, told));

export const place = async (
  world: World,
  { number }: Pick<Holder, 'number'>,
  item: Partial<Input<typeof insurer.item>> = {},
) =>
  (await awake(world)).call(insurer.item, {
    id: eventId(),
    contractNumber: number,
    kind: 'policy',
    subject: 'Kötvény',
    text: 'Kedves Ügyfelünk!\n\nMellékeljük a kötvényt.',
    ...item,
  });
