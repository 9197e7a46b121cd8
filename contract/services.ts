import { z } from 'zod';
import { Id, Instant, Line, LocalDate, Nothing, Page, Paging, Rows } from './basics.ts';
import { endpoint, type Limit } from './endpoint.ts';
import { itemOrders, MailItem } from './mailbox.ts';
import { NextCallAnswer, SecurityCode } from './portal.ts';
import { RequestDetails, requestKinds, requestStates } from './requests.ts';

/* What a registered client can do (portal.md §4). Everything here needs a confirmed registration: NOT_ACTIVE otherwise. */

export const changeFields = ['name', 'address', 'email', 'phone', 'bank_account', 'other'] as const;
export const stockActions = ['sale', 'suspension', 'withdrawal'] as const;
export const paperKinds = ['green_card', 'policy_copy', 'premium_certificate', 'other'] as const;

const usual: Limit = { max: 120, seconds: 60 };
const asking: Limit = { max: 30, seconds: 60 };
const Words = z.string().trim().max(2000);
const Given = Words.min(1);
const Asked = z.object({ id: Id, state: z.enum(requestStates) });
const Contract = { contractNumber: Line(60) };

export const OwnContract = z.object({
  number: z.string(),
  accountNumber: z.string(),
  holderName: z.string(),
  product: z.string().nullable(),
  startedOn: LocalDate.nullable(),
  endedOn: LocalDate.nullable(),
  annualPremium: z.number().int().nullable(),
  paymentFrequency: z.string().nullable(),
});
export type OwnContract = z.output<typeof OwnContract>;

export const OwnRequest = z.object({
  id: Id,
  kind: z.enum(requestKinds),
  state: z.enum(requestStates),
  contractNumber: z.string().nullable(),
  reference: z.string().nullable(),
  details: RequestDetails,
  answer: z.string().nullable(),
  files: z.number().int(),
  createdAt: Instant,
});
export type OwnRequest = z.output<typeof OwnRequest>;

/** A transfer to be made in one's own bank; no card data is ever asked for. */
export const PaymentOrder = z.object({
  id: Id,
  reference: z.string(),
  beneficiary: z.string(),
  iban: z.string().nullable(),
  amount: z.number().int(),
  /** an SVG as a data address; null while the insurer has no account set */
  qr: z.string().nullable(),
});
export type PaymentOrder = z.output<typeof PaymentOrder>;

const post = <I extends z.ZodRawShape>(name: string, summary: string, input: I) =>
  endpoint({
    method: 'POST',
    path: `/portal/api/${name}`,
    right: 'client',
    summary,
    limit: asking,
    input: z.object(input),
    output: Asked,
    status: 201,
  });

const get = <I extends z.ZodType, O extends z.ZodType>(name: string, summary: string, input: I, output: O) =>
  endpoint({ method: 'GET', path: `/portal/api/${name}`, right: 'client', summary, limit: usual, input, output });

const one = z.object({ id: Id });

export const services = {
  contracts: get('contracts', 'The contracts on the accounts of the login.', Nothing, Rows(OwnContract)),
  documents: get(
    'documents',
    'Invoices, policies, certificates and letters, the newest first unless sorted otherwise.',
    z.object({ sort: z.enum(itemOrders).default('-date'), ...Paging }),
    Page(MailItem),
  ),
  documentFile: {
    ...get('documents/:id/file', 'A document as a PDF.', one, z.unknown()),
    answer: 'file' as const,
  },
  requests: get(
    'requests',
    'What the client asked for, where it stands, and the answers; the newest first.',
    z.object(Paging),
    Page(OwnRequest),
  ),
  change: post('changes', 'Reports a change of data.', {
    accountNumber: Line(60),
    field: z.enum(changeFields),
    value: Given,
    note: Words.default(''),
  }),
  stockChange: post('stock-changes', 'Asks for a change of stock: sale, suspension, withdrawal.', {
    ...Contract,
    action: z.enum(stockActions),
    on: LocalDate,
    note: Words.default(''),
  }),
  documentRequest: post('document-requests', 'Asks for a paper, such as a green card.', {
    ...Contract,
    paper: z.enum(paperKinds),
    note: Words.default(''),
  }),
  pay: endpoint({
    method: 'POST',
    path: '/portal/api/payments',
    right: 'client',
    summary: 'Makes a payment order with a reference and a QR code for the bank’s own app.',
    limit: asking,
    input: z.object({ ...Contract, amount: z.number().int().min(1).max(100_000_000) }),
    output: PaymentOrder,
    status: 201,
  }),
  paymentFile: {
    ...get('payments/:id/file', 'The payment order on paper.', one, z.unknown()),
    answer: 'file' as const,
  },
  claim: post('claims', 'Reports a claim; photos follow.', {
    ...Contract,
    happenedOn: LocalDate,
    place: Line(200),
    description: Given,
  }),
  photo: endpoint({
    method: 'POST',
    path: '/portal/api/claims/:id/photos',
    right: 'client',
    summary:
      'A photo for a claim: JPEG, PNG or WebP, 8 MB at most, ten in all. Where, when and with what it was taken is not kept.',
    limit: asking,
    input: one.extend({ filename: Line(120) }),
    output: z.object({ files: z.number().int() }),
    status: 201,
    body: 'file',
  }),
  changeEmail: endpoint({
    method: 'POST',
    path: '/portal/api/email',
    right: 'client',
    summary: 'Asks for another user name: a code goes to the new address.',
    limit: asking,
    input: z.object({ email: z.string().max(320), password: z.string().max(128), securityCode: SecurityCode }),
    output: NextCallAnswer,
  }),
  confirmEmail: endpoint({
    method: 'POST',
    path: '/portal/api/email/confirm',
    right: 'client',
    summary: 'The last five characters of that code: from here on the new address is the user name.',
    limit: asking,
    input: z.object({ code: z.string().max(60) }),
    output: NextCallAnswer,
  }),
};
