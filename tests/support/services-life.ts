import { Readable } from 'node:stream';
import { expect } from 'vitest';
import type { CodeKind } from '#contract/portal.ts';
import { contract, item } from '../../api/insurer/contracts.ts';
import * as items from '../../api/mailbox/items.ts';
import { openByAddress } from '../../api/mailbox/mailbox.sql.ts';
import { oneYearLater } from '../../api/mailbox/one-year-later.ts';
import { upgrade } from '../../api/mailbox/upgrade.ts';
import { claim, change, photo } from '../../api/portal/services/ask.ts';
import { type ClientSession, whoIsActive } from '../../api/portal/login/client-session.ts';
import { changeEmail, confirmEmail } from '../../api/portal/login/email-change.ts';
import { later } from '../../api/portal/limits.ts';
import { pay } from '../../api/portal/services/pay.ts';
import { smsCode } from '../../api/portal/registration/registration.ts';
import { start } from '../../api/portal/registration/start.ts';
import { eventId } from './mailbox.ts';
import { lastFive, newestCode, newRegistrant, nthSecret, otherThan, PASSWORD, type Registrant } from './registering.ts';
import { copiedCode, HERE } from './security-code.ts';
import type { World } from './world.ts';

/* What a client does once registered, in the life of portal-life.ts: services, another address, another account, upgrade. */

export const serviceDeeds = [
  'ask',
  'claim',
  'pay',
  'read',
  'item',
  'item of the box',
  'upgrade',
  'attach',
  'attach right',
  'attach wrong',
  'change email',
  'email code right',
  'email code wrong',
] as const;
export type ServiceDeed = (typeof serviceDeeds)[number];

const DAY = 86_400_000;
const PATIENCE = 2000;
const NO_CODE = 'AAAAA';
/** Where the rules say an item belongs, and whose it is there. */
type Placed = { id: number; at: string; loginId: number | null };

type Ticket = { token: string; until: string };

export type Customer = Registrant & {
  session: string | null;
  /** another account of the same client */
  further: Registrant;
  /** a contract on the account, and one the insurer tied to no account, both with the address of the box */
  own: string;
  loose: string;
  box: string;
  /** the ticket of the box and until when it is good; whether a registration was begun with it */
  ticket: Ticket | null;
  /** with which the registration was begun that waits for the proof of the mobile */
  begun: Ticket | null;
  upgraded: boolean;
  /** the address a code was sent to, and how many went there before */
  wanted: string | null;
  addresses: number;
  placed: Placed[];
  /** how often each was done, refusals not counted */
  done: Map<ServiceDeed, number>;
};

const PHOTO = Buffer.from(`FFD8FFE000104A46494600010100000100010000FFDA0008010100003F00${'07'.repeat(40)}FFD9`, 'hex');

/** A client with an account to register, contracts and a mailbox. */
export async function newCustomer(world: World): Promise<Customer> {
  const registrant = await newRegistrant(world);
  const name = eventId().toLowerCase();
  const [own, loose, box] = [`SZ-${name}`, `LA-${name}`, `doboz-${name}@pelda.test`];
  const told = {
    holderName: 'Élet Elemér',
    email: box,
    language: 'hu',
    eProduct: true,
    eCommunication: false,
  } as const;
  const { accountNumber } = registrant;
  await contract(world.ctx, { ...told, id: eventId(), number: own, accountNumber });
  await contract(world.ctx, { ...told, id: eventId(), number: loose });
  return {
    ...registrant,
    session: null,
    further: await newRegistrant(world),
    own,
    loose,
    box,
    ticket: null,
    begun: null,
    upgraded: false,
    wanted: null,
    addresses: 0,
    placed: [],
    done: new Map(),
  };
}

/** The end of the code an account waits for; one that is right nowhere when it waits for none. */
export async function codeOf(world: World, accountId: number, kind: CodeKind): Promise<string> {
  const [open] = await world.ctx
    .db('portal_code')
    .join('portal_registration', 'portal_registration.id', 'portal_code.registration_id')
    .where({ 'portal_registration.account_id': accountId, 'portal_code.kind': kind, 'portal_code.state': 'open' })
    .select<{ kind: string }[]>('portal_code.kind');
  return open ? newestCode(world, accountId, kind, PATIENCE).catch(() => NO_CODE) : NO_CODE;
}

/** The log-in an account is registered under. */
async function loginOf({ ctx }: World, accountId: number): Promise<number | null> {
  const [row] = await ctx
    .db('portal_registration')
    .where({ account_id: accountId, state: 'confirmed' })
    .select<{ login_id: number }[]>('login_id');
  return row?.login_id ?? null;
}

const nameOf = async ({ ctx }: World, loginId: number): Promise<string | undefined> =>
  (await ctx.db('portal_login').where({ id: loginId }).select<{ username: string }[]>('username'))[0]?.username;

/** K3: to the log-in of the account; what has none goes where the box was upgraded to; else it stays in the box. */
async function placeOne(world: World, who: Customer, contractNumber: string): Promise<number | null> {
  const { ctx } = world;
  const { itemId, place } = await item(ctx, {
    id: eventId(),
    contractNumber,
    kind: 'invoice',
    subject: 'Számla',
    text: 'x',
  });
  if (itemId === null) throw new Error('an electronic contract has a place for its items');
  const registered = await loginOf(world, who.accountId);
  const loginId = contractNumber === who.own || who.upgraded ? registered : null;
  expect(place).toBe(loginId === null ? 'mailbox' : 'portal');
  who.placed.push({ id: itemId, at: ctx.now(), loginId });
  const [notice] = await ctx
    .db('outbox')
    .where('channel', 'email')
    .orderBy('id', 'desc')
    .limit(1)
    .select<{ recipient: string; subject: string; text: string; mime: string | null }[]>(
      'recipient',
      'subject',
      'text',
      'mime',
    );
  expect(notice?.recipient).toBe(loginId === null ? who.box : await nameOf(world, loginId));
  expect({ mime: notice?.mime, told: /Számla/.test(`${notice?.subject}${notice?.text}`) }).toEqual({
    mime: null,
    told: false,
  });
  return itemId;
}

export async function serves(world: World, who: Customer, deed: ServiceDeed): Promise<void> {
  await served(world, who, deed);
  who.done.set(deed, (who.done.get(deed) ?? 0) + 1);
}

async function served(world: World, who: Customer, deed: ServiceDeed): Promise<unknown> {
  const { ctx } = world;
  const entered = (): Promise<ClientSession> => whoIsActive(ctx, who.session);
  switch (deed) {
    case 'ask':
      return change(ctx, await entered(), {
        accountNumber: who.accountNumber,
        field: 'address',
        value: 'Győr',
        note: '',
      });
    case 'claim': {
      const session = await entered();
      const told = { contractNumber: who.own, happenedOn: ctx.today(), place: 'Győr', description: 'Koccanás.' };
      const { id } = await claim(ctx, session, told);
      return photo(ctx, session, { id, filename: 'kep.jpg', body: Readable.from([PHOTO]) });
    }
    case 'pay':
      return pay(ctx, await entered(), { contractNumber: who.own, amount: 1000 });
    case 'read': {
      const session = await entered();
      const found = await items.list(
        ctx,
        { login_id: session.login.id },
        { folder: 'inbox', sort: 'date', limit: 500 },
      );
      return found.rows.map(({ id }) => id);
    }
    case 'item':
      return placeOne(world, who, who.own);
    case 'item of the box':
      return placeOne(world, who, who.loose);
    case 'upgrade': {
      const box = await openByAddress(ctx.db, who.box);
      if (!box) throw new Error('the box is there from the beginning');
      who.ticket = { token: await upgrade(ctx, box), until: later(ctx.now(), DAY) };
      return who.ticket;
    }
    case 'attach': {
      const { login } = await entered();
      const { accountNumber, mobile } = who.further;
      const caller = { address: '', loginId: login.id };
      who.further.id = (await start(ctx, { accountNumber, mobile, language: 'hu', attach: true }, caller)).id;
      return who.further.id;
    }
    case 'attach right':
    case 'attach wrong': {
      const { accountId, id } = who.further;
      const right = await codeOf(world, accountId, 'sms');
      return smsCode(ctx, { id, code: deed === 'attach right' ? right : otherThan(right) });
    }
    case 'change email': {
      const session = await entered();
      who.addresses += 1;
      const email = `uj${who.addresses}-${who.box}`;
      await changeEmail(ctx, session, {
        email,
        password: PASSWORD,
        securityCode: copiedCode(ctx),
        address: HERE,
      });
      who.wanted = email;
      return email;
    }
    case 'email code right':
    case 'email code wrong': {
      const session = await entered();
      const { wanted } = who;
      const awaited = wanted !== null && wanted !== who.email;
      const right = awaited ? lastFive(await nthSecret(world, wanted)) : NO_CODE;
      const code = deed === 'email code right' ? right : otherThan(right);
      const former = session.login.username;
      who.session = (await confirmEmail(ctx, session, { code })).token;
      await renamed(world, session.login.id, former);
      return who.session;
    }
  }
}

/** §6.15: the new name opens, the old one belongs to nobody and was told; of the sessions one is left. */
async function renamed(world: World, loginId: number, former: string): Promise<void> {
  const { db } = world.ctx;
  expect(await nameOf(world, loginId)).not.toBe(former);
  expect(await db('portal_session').where({ login_id: loginId }).select<unknown[]>('login_id')).toHaveLength(1);
  const told = db('outbox').where({ recipient: former }).where('subject', 'like', '%megváltozott a felhasználóneve');
  expect(await told.select<unknown[]>('id')).not.toEqual([]);
}

type Asked = { account_id: number; login_id: number; created_at: string; confirmed_at: string | null };

/** What a service leaves behind is the client's own, and younger than its registration; every item is on one shelf. */
export async function servicesHold(world: World, people: readonly Customer[]): Promise<void> {
  const { ctx } = world;
  const ids = people.flatMap(({ accountId, further }) => [accountId, further.accountId]);
  const asked = await ctx
    .db('client_request')
    .leftJoin('portal_registration', (join) => {
      join
        .on('portal_registration.account_id', 'client_request.account_id')
        .andOn('portal_registration.login_id', 'client_request.login_id');
    })
    .whereIn('client_request.account_id', ids)
    .select<Asked[]>(
      'client_request.account_id',
      'client_request.login_id',
      'client_request.created_at',
      'portal_registration.confirmed_at',
    );
  for (const { created_at, confirmed_at } of asked)
    expect(confirmed_at !== null && confirmed_at <= created_at, 'asked for by who is registered').toBe(true);
  const attached = await ctx
    .db('portal_registration')
    .join('portal_login', 'portal_login.id', 'portal_registration.login_id')
    .whereIn('account_id', ids)
    .where({ attach: 1, state: 'confirmed' })
    .select<{ activated_at: string | null; sms_ok_at: string | null }[]>('activated_at', 'sms_ok_at');
  for (const row of attached) expect([row.activated_at, row.sms_ok_at]).not.toContain(null);
  const placed = people.flatMap((who) => who.placed).filter(({ at }) => ctx.now() < oneYearLater(at));
  for (const [loginId, mine] of Map.groupBy(placed, (each) => each.loginId)) {
    if (loginId === null) continue;
    const { rows } = await items.list(ctx, { login_id: loginId }, { folder: 'inbox', sort: 'date', limit: 500 });
    expect(rows.map(({ id }) => Number(id)).toSorted((a, b) => a - b)).toEqual(
      mine.map(({ id }) => id).toSorted((a, b) => a - b),
    );
  }
}
