import { randomUUID } from 'node:crypto';
import type { Id } from '#contract/basics.ts';
import { addDays } from '#contract/deadline.ts';
import { instantOf } from '#contract/local-time.ts';
import type { MailKind } from '#contract/mail-kinds.ts';
import type { RequestDetails, RequestKind } from '#contract/requests.ts';
import type { Actor, Context } from '../context.ts';
import { contract, item } from '../insurer/contracts.ts';
import { setLegacyMail } from '../insurer/legacy-mail.ts';
import { setPaymentAccount } from '../insurer/payment-account.ts';
import { keepLogin, keepUnderWay } from '../portal/registration/past.ts';
import * as requests from '../requests/requests.ts';
import { hashPassword } from '../users/password.ts';
import type { DemoAccount, DemoGround } from './demo-account.ts';

type Client = { id: Id; account: DemoAccount };

const REGISTERED = 8;
const WITH_A_MAILBOX = 8;
/** Older ones are dropped after 30 days; these stay for as long as one tries the program out. */
const RECENT_DAYS = 20;

const reachable = ({ account }: Client): boolean =>
  account.manager_kind === 'owner' && account.closed_on === null && account.email !== null && account.mobile !== null;

const letters: readonly { kind: MailKind; subject: string; text: string }[] = [
  { kind: 'policy', subject: 'Kötvény', text: 'Tisztelt Ügyfelünk!\n\nMegküldjük a szerződése kötvényét.' },
  {
    kind: 'invoice',
    subject: 'Számla az éves díjról',
    text: 'Tisztelt Ügyfelünk!\n\nMegküldjük az éves díj számláját.',
  },
  { kind: 'premium_certificate', subject: 'Díjigazolás', text: 'Tisztelt Ügyfelünk!\n\nIgazoljuk a díj befizetését.' },
];

const asked = (today: string): readonly { kind: RequestKind; details: RequestDetails }[] => [
  { kind: 'data_change', details: { field: 'address', value: '9021 Győr, Minta utca 4.', note: '' } },
  { kind: 'stock_change', details: { action: 'sale', on: addDays(today, -3), note: 'Az autót eladtam.' } },
  { kind: 'document_request', details: { paper: 'green_card', note: '' } },
  {
    kind: 'claim',
    details: { happenedOn: addDays(today, -2), place: 'Győr, Minta tér', description: 'Parkolás közben meghúzták.' },
  },
  { kind: 'stock_change', details: { action: 'suspension', on: today, note: '' } },
];

/** Tells of a contract and its letters as the insurer would. Says its number. */
async function post(ctx: Context, { account }: Client): Promise<string> {
  const { account_number: accountNumber, holder_name: holderName, email, mobile, product } = account;
  const number = account.policy_numbers.split(/[,; ]+/)[0] ?? accountNumber;
  const told = { id: `demo-${number}`, number, holderName, product, email, mobile, accountNumber };
  await contract(ctx, {
    ...told,
    language: 'hu',
    eProduct: true,
    eCommunication: true,
    startedOn: account.contract_date,
    annualPremium: account.annual_premium,
    paymentFrequency: account.payment_frequency,
  });
  for (const [at, letter] of letters.entries())
    await item(ctx, { id: `demo-${number}-${at}`, contractNumber: number, ...letter });
  return number;
}

async function underWay(ctx: Context, clients: readonly Client[], { today }: DemoGround): Promise<void> {
  const since = addDays(today, -RECENT_DAYS);
  const states = ['sms_sent', 'sms_ok', 'code_sent', 'declared', 'sms_expired'] as const;
  const those = clients.flatMap((client) => {
    const { started_on: day, email, mobile, step } = client.account;
    const state = states.find((each) => each === step);
    if (state === undefined || !reachable(client) || day === null || day < since || day >= today) return [];
    return [{ accountId: client.id, email: email ?? '', mobile: mobile ?? '', at: instantOf(day, '07:30'), state }];
  });
  await ctx.write(async (tx) => {
    for (const { state, ...client } of those) {
      const expired = state === 'sms_expired';
      // the e-mailed code is good for five days
      const late = (state === 'code_sent' || state === 'declared') && client.at < addDays(today, -5);
      const trouble = expired ? state : late ? 'email_expired' : null;
      await keepUnderWay(tx, { ...client, state: expired ? 'sms_sent' : state, trouble });
    }
  });
}

/** Contracts, letters, mailboxes, registrations under way and requests in every state, on the accounts of a demo. */
export async function furnishPortals(
  ctx: Context,
  { clients, ground, by }: { clients: readonly Client[]; ground: DemoGround; by: Actor },
): Promise<void> {
  const { insurerId, today } = ground;
  const account = { beneficiary: 'Minta Biztosító Zrt.', iban: 'HU42117730161111101800000000', bic: 'OTPVHUHB' };
  await setPaymentAccount(ctx, { insurerId, ...account });
  await setLegacyMail(ctx, { insurerId, product: 'Otthon', until: addDays(today, 60) });
  await underWay(ctx, clients, ground);
  const passwordHash = await hashPassword(randomUUID());
  const registered = clients.filter((each) => reachable(each) && each.account.confirmed_source === 'portal');
  const placed: Id[] = [];
  for (const [at, client] of registered.slice(0, REGISTERED).entries()) {
    const { email, mobile, confirmed_at } = client.account;
    const known = { accountId: client.id, email: email ?? '', mobile: mobile ?? '', at: confirmed_at ?? ctx.now() };
    const loginId = await ctx.write((tx) => keepLogin(tx, known, passwordHash));
    const contractNumber = await post(ctx, client);
    const request = asked(today)[at];
    if (request === undefined) continue;
    const about = { from: { loginId }, accountId: client.id, contractNumber, ...request };
    placed.push(await ctx.write((tx) => requests.place(tx, about)));
  }
  const waiting = clients.filter((each) => reachable(each) && each.account.step === 'invited');
  for (const client of waiting.slice(0, WITH_A_MAILBOX)) await post(ctx, client);
  const [taken, done, rejected] = placed;
  const staff = ctx.as(by);
  if (taken !== undefined) await requests.take(staff, taken);
  if (done !== undefined) await requests.settle(staff, { id: done, as: 'done', answer: 'Rögzítettük a változást.' });
  if (rejected !== undefined)
    await requests.settle(staff, { id: rejected, as: 'rejected', answer: 'Ehhez a szerződéshez nem jár zöldkártya.' });
}
