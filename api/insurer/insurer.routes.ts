import { Readable } from 'node:stream';
import { insurer as promises } from '#contract/insurer.ts';
import { mailboxes } from '../mailbox/mailboxes.ts';
import { route } from '../route.ts';
import { bulk } from './bulk.ts';
import { contract, ends, item } from './contracts.ts';
import { keys, makeKey, revokeKey } from './keys.ts';
import { legacyMail, setLegacyMail } from './legacy-mail.ts';
import { paymentAccount, setPaymentAccount } from './payment-account.ts';

export const insurerRoutes = [
  route(promises.contract, contract),
  route(promises.terminate, (ctx, input) => ends(ctx, input, 'terminated_on')),
  route(promises.toPostal, (ctx, input) => ends(ctx, input, 'postal_from')),
  route(promises.item, item),
  route(promises.bulk, (ctx, _input, { body }) => bulk(ctx, body ?? Readable.from([]))),
  route(promises.keys, keys),
  route(promises.makeKey, makeKey),
  route(promises.revokeKey, revokeKey),
  route(promises.legacyMail, legacyMail),
  route(promises.setLegacyMail, setLegacyMail),
  route(promises.seePaymentAccount, paymentAccount),
  route(promises.paymentAccount, setPaymentAccount),
  route(promises.mailboxes, mailboxes),
];
