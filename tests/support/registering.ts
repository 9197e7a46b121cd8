import { expect } from 'vitest';
import { portal, type CodeKind } from '#contract/portal.ts';
import { trialBox } from '../../api/outbox/trial/trial-box.ts';
import { addAccount } from './accounts.ts';
import type { Client } from './client.ts';
import { eventually } from './eventually.ts';
import type { World } from './world.ts';

export const PASSWORD = 'ABcd12ef';

/** A client of the insurer with an account to register, at the client door. */
export type Registrant = {
  page: Client;
  accountId: number;
  accountNumber: string;
  mobile: string;
  email: string;
  /** bearer of the registration under way */
  id: string;
};

let made = 0;

export async function newRegistrant(world: World, values: Parameters<typeof addAccount>[2] = {}): Promise<Registrant> {
  made += 1;
  const accountNumber = `P-${String(made).padStart(6, '0')}`;
  const mobile = `+3630${String(2_000_000 + made)}`;
  const email = `portal${made}@pelda.test`;
  const accountId = await addAccount(
    world,
    { accountNumber, mobile, email, holderName: `Próba Petra ${made}` },
    values,
  );
  return { page: world.visitor(), accountId, accountNumber, mobile, email, id: '' };
}

const NO_SECRET = 'there is no secret in the message';
/** The code in the text of a message. */
export const secretIn = (text: string): string => /\b[A-HJKMNP-Z2-9]{10}\b/.exec(text)?.[0] ?? NO_SECRET;

/** The secrets sent to an address so far, newest first, as the trial gateway kept them. */
export async function secretsSentTo(world: World, to: string): Promise<string[]> {
  const { rows } = await trialBox(world.ctx, { to, limit: 100 });
  return rows.map(({ text }) => secretIn(text));
}

/** Waits until the `nth` secret has arrived and says it. */
export const nthSecret = (world: World, to: string, nth = 1): Promise<string> =>
  eventually(async () => {
    const secrets = await secretsSentTo(world, to);
    expect(secrets).toHaveLength(nth);
    return secrets[0] ?? NO_SECRET;
  });

/** What a client types of a secret. */
export const lastFive = (secret: string): string => secret.slice(-5);

export const otherThan = (secret: string): string => (secret.endsWith('22222') ? '33333' : '22222');

/** The end of the newest code sent for an account, as soon as its message has arrived. */
export const newestCode = (world: World, accountId: number, kind: CodeKind, patience?: number): Promise<string> =>
  eventually(async () => {
    const [row] = await world.ctx
      .db('portal_code')
      .join('portal_registration', 'portal_registration.id', 'portal_code.registration_id')
      .join('trial_box', 'trial_box.outbox_id', 'portal_code.outbox_id')
      .where({ 'portal_registration.account_id': accountId, 'portal_code.kind': kind, 'portal_code.state': 'open' })
      .select<{ text: string }[]>('trial_box.text');
    const secret = secretIn(row?.text ?? '');
    expect(secret).not.toBe(NO_SECRET);
    return lastFive(secret);
  }, patience);

export const roads = ['sms_sent', 'sms_ok', 'code_sent', 'declared', 'password_set', 'finished', 'confirmed'] as const;
export type Road = (typeof roads)[number];

const steps: Record<Road, (world: World, client: Registrant) => Promise<unknown>> = {
  sms_sent: async (_world, client) => {
    const { accountNumber, mobile } = client;
    client.id = (await client.page.call(portal.start, { accountNumber, mobile })).id;
  },
  sms_ok: async (world, { page, id, accountId }) =>
    page.call(portal.smsCode, { id, code: await newestCode(world, accountId, 'sms') }),
  code_sent: (_world, { page, id, email }) => page.call(portal.email, { id, email }),
  declared: async (_world, { page, id }) => {
    const { rows } = await page.call(portal.declarationTexts, {});
    return page.call(portal.declarations, { id, accepted: rows.map((row) => row.id) });
  },
  password_set: (_world, { page, id }) =>
    page.call(portal.password, { id, password: PASSWORD, passwordAgain: PASSWORD }),
  finished: (_world, { page, id }) => page.call(portal.finish, { id }),
  confirmed: async (world, client) => {
    await client.page.call(portal.signIn, { username: client.email, password: PASSWORD });
    await client.page.call(portal.confirm, { code: await newestCode(world, client.accountId, 'email') });
  },
};

/** Walks a client along the road up to and including a state, beginning with the step that leads to `first`. */
export async function walkTo(
  world: World,
  client: Registrant,
  to: Road,
  first: Road = 'sms_sent',
): Promise<Registrant> {
  for (const road of roads.slice(roads.indexOf(first), roads.indexOf(to) + 1)) await steps[road](world, client);
  return client;
}

/** A new client who has come as far as this. */
export const registrantAt = async (world: World, to: Road): Promise<Registrant> =>
  walkTo(world, await newRegistrant(world), to);
