import { randomInt } from 'node:crypto';
import { encode, renderSVG } from 'uqr';
import type { Parsed } from '#contract/endpoint.ts';
import { KapocsError } from '#contract/errors.ts';
import type { PaymentOrder, services } from '#contract/services.ts';
import * as accounts from '../../accounts/accounts.ts';
import type { Context } from '../../context.ts';
import { paymentAccountOf } from '../../insurer/payment-account.ts';
import { letterPdf } from '../../papers/letter-pdf.ts';
import * as requests from '../../requests/requests.ts';
import type { FileAnswer } from '../../route.ts';
import * as settings from '../../settings/settings.ts';
import { countRequest } from './ask.ts';
import type { ClientSession } from '../login/client-session.ts';
import { later } from '../limits.ts';
import { ownContract } from './own.ts';
import { transferCode } from './transfer-code.ts';

const GOOD_MS = 30 * 24 * 3_600_000;
const signs = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789';

/** What tells this payment from every other; read out on the telephone without mistaking. */
const newReference = (): string =>
  `KP-${Array.from({ length: 10 }, () => signs.charAt(randomInt(signs.length))).join('')}`;

type Order = { id: number; reference: string; amount: number; createdAt: string };

async function shown(ctx: Context, insurerId: number, { id, reference, amount, createdAt }: Order) {
  const account = await paymentAccountOf(ctx, insurerId);
  const { name } = await settings.insurer(ctx, insurerId);
  const code =
    account === null
      ? null
      : transferCode({
          ...account,
          amount,
          reference,
          remittance: reference,
          until: later(createdAt, GOOD_MS),
        });
  const order: PaymentOrder = {
    id,
    reference,
    beneficiary: account?.beneficiary ?? name,
    iban: account?.iban ?? null,
    amount,
    qr:
      code === null
        ? null
        : `data:image/svg+xml;base64,${Buffer.from(renderSVG(code, { ecc: 'M', border: 4 })).toString('base64')}`,
  };
  return { order, code, sender: name };
}

/** A payment order: the client pays in its own bank, by the QR code or by typing. */
export async function pay(
  ctx: Context,
  session: ClientSession,
  { contractNumber, amount }: Parsed<typeof services.pay>,
): Promise<PaymentOrder> {
  const { account, contract } = await ownContract(ctx, session, contractNumber);
  const reference = newReference();
  const id = await ctx.write(async (tx) => {
    await countRequest(tx, session.login);
    return requests.place(tx, {
      kind: 'payment',
      from: { loginId: session.login.id },
      accountId: account.id,
      contractNumber: contract.number,
      reference,
      details: { amount },
    });
  });
  const made = { id, reference, amount, createdAt: ctx.now() };
  return (await shown(ctx, account.insurer_id, made)).order;
}

/** The same on paper. Throws NOT_FOUND for what is not this client's. */
export async function payFile(ctx: Context, { login }: ClientSession, id: number): Promise<FileAnswer> {
  const row = await requests.oneOfLogin(ctx, login.id, id);
  if (row?.kind !== 'payment' || row.account_id === null) throw new KapocsError('NOT_FOUND');
  const { insurer_id } = await accounts.find(ctx, row.account_id);
  const reference = row.reference ?? '';
  const { order, code, sender } = await shown(ctx, insurer_id, {
    id,
    reference,
    amount: Number(requests.detailsOf(row)['amount']),
    createdAt: row.created_at,
  });
  const { colours } = await settings.insurer(ctx, insurer_id);
  return {
    filename: `Díjfizetés ${reference}.pdf`,
    type: 'application/pdf',
    stream: await letterPdf({
      sender,
      colour: colours.primary,
      title: 'Díjfizetés átutalással',
      facts: [
        ['Kedvezményezett', order.beneficiary],
        ...(order.iban === null ? [] : [['Számlaszám (IBAN)', order.iban] as const]),
        ['Összeg', `${order.amount.toLocaleString('hu-HU')} Ft`],
        ['Szerződésszám', row.contract_number ?? ''],
        ['Közlemény', reference],
      ],
      paragraphs: [
        'Az átutalást a saját bankjában indítsa el. A közlemény rovatba pontosan a fenti szöveget írja: ebből tudjuk, melyik szerződés díja érkezett meg.',
      ],
      ...(code === null
        ? {}
        : {
            code: {
              squares: encode(code, { ecc: 'M', border: 0 }).data,
              caption: 'A bankja alkalmazásával beolvasható (azonnali fizetés, HCT).',
            },
          }),
    }),
  };
}
