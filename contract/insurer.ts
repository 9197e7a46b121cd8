import { z } from 'zod';
import { Email, Flag, Id, Instant, Line, LocalDate, Nothing, Page, Paging, Phone, Rows } from './basics.ts';
import { endpoint, type Limit } from './endpoint.ts';
import { errors, type ErrorCode } from './errors.ts';
import { mailKinds } from './mail-kinds.ts';
import { portalLanguages } from './portal.ts';

/** The identifier the insurer's own system gives: told again with the same content, nothing happens twice. */
const EventId = Line(80);
const ContractNumber = Line(60);
/** Left out while there is one insurer. */
const who = { id: EventId, insurerId: Id.optional() };

export const ContractEvent = z.strictObject({
  ...who,
  number: ContractNumber,
  holderName: Line(200),
  product: Line(120).nullable().optional(),
  email: Email.nullable().optional(),
  mobile: Phone.nullable().optional(),
  /** the client account the contract is paid on */
  accountNumber: Line(60).nullable().optional(),
  /** of letters and pages; Hungarian until one is told */
  language: z.enum(portalLanguages).optional(),
  eProduct: Flag,
  eCommunication: Flag,
  startedOn: LocalDate.nullable().optional(),
  /** forints */
  annualPremium: z.number().int().nonnegative().nullable().optional(),
  paymentFrequency: Line(40).nullable().optional(),
});

const from = { ...who, number: ContractNumber, on: LocalDate };
export const EndEvent = z.strictObject(from);

const Document = z.strictObject({
  filename: Line(120),
  /** the PDF, base64 */
  base64: z.base64().min(1).max(900_000),
});

export const ItemEvent = z.strictObject({
  ...who,
  contractNumber: ContractNumber,
  kind: z.enum(mailKinds).default('other'),
  subject: Line(200),
  text: z.string().trim().min(1).max(20_000),
  document: Document.optional(),
});

/** A line of a file of events: the same as told alone, with its kind. */
export const feedKinds = ['contract', 'terminate', 'to_postal', 'item'] as const;
export type FeedKind = (typeof feedKinds)[number];
export const FeedLine = z.discriminatedUnion('event', [
  ContractEvent.extend({ event: z.literal('contract') }),
  EndEvent.extend({ event: z.literal('terminate') }),
  EndEvent.extend({ event: z.literal('to_postal') }),
  ItemEvent.extend({ event: z.literal('item') }),
]);
export type FeedLine = z.output<typeof FeedLine>;
/** The longest line and the largest file, in bytes. */
export const feedLimits = { line: 1024 * 1024, file: 200 * 1024 * 1024 } as const;

/** Where an item went: the client's Ügyfélportál, its mailbox, or nowhere here, for it goes by post. */
export const itemPlaces = ['portal', 'mailbox', 'post'] as const;
export type ItemPlace = (typeof itemPlaces)[number];

const ContractAnswer = z.object({
  number: z.string(),
  mailbox: z.enum(['made', 'there', 'none']),
  repeated: z.boolean(),
});
const EndAnswer = z.object({ number: z.string(), repeated: z.boolean() });
const ItemAnswer = z.object({
  itemId: Id.nullable(),
  place: z.enum(itemPlaces),
  /** the product may still be sent as an encrypted attachment by the insurer's own system (K6) */
  legacyMail: z.boolean(),
  repeated: z.boolean(),
});

const legacyFacts = { product: Line(120), until: LocalDate };

/** Mod 97 of the digits of an IBAN with its head moved to the end; 1 where it is right. */
const ibanCheck = (iban: string): number =>
  Array.from(iban.slice(4) + iban.slice(0, 4)).reduce(
    (rest, sign) => Number(`${rest}${Number.parseInt(sign, 36)}`) % 97,
    0,
  );
const PaymentAccount = {
  beneficiary: Line(70),
  iban: z
    .string()
    .transform((text) => text.replaceAll(/\s/g, '').toUpperCase())
    .refine((text) => /^HU\d{26}$/.test(text) && ibanCheck(text) === 1),
  bic: z.string().regex(/^[A-Z]{6}[A-Z0-9]{2}(?:[A-Z0-9]{3})?$/),
};

const codes = Object.keys(errors) as [ErrorCode, ...ErrorCode[]];

export const MailboxRow = z.object({
  id: Id,
  email: z.string(),
  state: z.enum(['new', 'in_use', 'expired', 'locked', 'closed']),
  contracts: z.number().int(),
  /** how many clients share it: more than one reads the others’ letters too */
  holders: z.number().int(),
  items: z.number().int(),
  unread: z.number().int(),
  createdAt: Instant,
  passwordExpiresAt: Instant.nullable(),
});
export type MailboxRow = z.output<typeof MailboxRow>;

/** A key the insurer's own system tells events by; the key itself is shown once, when it is made. */
export const InsurerKey = z.object({
  id: Id,
  name: z.string(),
  madeBy: z.string(),
  createdAt: Instant,
  usedAt: Instant.nullable(),
  revokedAt: Instant.nullable(),
});
export type InsurerKey = z.output<typeof InsurerKey>;

/** Of one key, or of one administrator. */
const events: Limit = { max: 1200, seconds: 60 };
const files: Limit = { max: 20, seconds: 60 };

export const insurer = {
  contract: endpoint({
    method: 'POST',
    path: '/api/insurer/contracts',
    right: 'insurer:feed',
    summary:
      'A contract was concluded or changed. An electronic one with an e-mail address gets its mailbox by itself, once.',
    limit: events,
    input: ContractEvent,
    output: ContractAnswer,
    status: 201,
  }),
  terminate: endpoint({
    method: 'POST',
    path: '/api/insurer/contracts/:number/terminate',
    right: 'insurer:feed',
    summary: 'A contract ends on a day.',
    limit: events,
    input: EndEvent,
    output: EndAnswer,
  }),
  toPostal: endpoint({
    method: 'POST',
    path: '/api/insurer/contracts/:number/to-postal',
    right: 'insurer:feed',
    summary: 'A contract was modified: letters go by post from a day on.',
    limit: events,
    input: EndEvent,
    output: EndAnswer,
  }),
  item: endpoint({
    method: 'POST',
    path: '/api/insurer/items',
    right: 'insurer:feed',
    summary: 'A new item for a contract: to the Ügyfélportál where the client is active there, else to the mailbox.',
    limit: events,
    input: ItemEvent,
    output: ItemAnswer,
    status: 201,
  }),
  bulk: endpoint({
    method: 'POST',
    path: '/api/insurer/events',
    right: 'insurer:feed',
    summary:
      'Many events in one file: a JSON object a line, with `event` = `contract`, `terminate`, `to_postal` or `item`. Each line stands alone; sending the file again changes nothing.',
    limit: files,
    input: Nothing,
    output: z.object({
      lines: z.number().int(),
      done: z.number().int(),
      repeated: z.number().int(),
      faults: z.array(z.object({ line: z.number().int(), id: z.string().nullable(), code: z.enum(codes) })),
    }),
    body: 'file',
  }),
  keys: endpoint({
    method: 'GET',
    path: '/api/insurer/keys',
    right: 'insurers:change',
    summary: 'The keys of the insurer’s own system, the newest first: who made them, when they were used last.',
    input: z.object({ insurerId: Id.optional() }),
    output: Rows(InsurerKey),
  }),
  makeKey: endpoint({
    method: 'POST',
    path: '/api/insurer/keys',
    right: 'insurers:change',
    summary:
      'A key for the insurer’s own system, good for its contract events and items only, sent as `Authorization: Bearer …`. It is answered here once and kept nowhere.',
    input: z.object({ insurerId: Id.optional(), name: Line(80) }),
    output: z.object({ id: Id, key: z.string() }),
    status: 201,
  }),
  revokeKey: endpoint({
    method: 'DELETE',
    path: '/api/insurer/keys/:id',
    right: 'insurers:change',
    summary: 'From here on the key opens nothing.',
    input: z.object({ id: Id }),
    output: Nothing,
  }),
  legacyMail: endpoint({
    method: 'GET',
    path: '/api/insurer/legacy-mail',
    right: 'insurers:change',
    summary: 'Until when encrypted attachments are still sent, by product.',
    input: z.object({ insurerId: Id.optional() }),
    output: Rows(z.object({ ...legacyFacts, on: z.boolean() })),
  }),
  setLegacyMail: endpoint({
    method: 'PUT',
    path: '/api/insurer/legacy-mail',
    right: 'insurers:change',
    summary: 'Sets the last day of encrypted attachments for a product; once it has passed it cannot be set again.',
    input: z.object({ insurerId: Id.optional(), ...legacyFacts }),
    output: z.object({ ...legacyFacts, on: z.boolean() }),
  }),
  seePaymentAccount: endpoint({
    method: 'GET',
    path: '/api/insurer/payment-account',
    right: 'insurers:change',
    summary: 'The bank account premiums are transferred to; null while nobody has set it.',
    input: z.object({ insurerId: Id.optional() }),
    output: z.object({
      account: z.object({ beneficiary: z.string(), iban: z.string(), bic: z.string() }).nullable(),
    }),
  }),
  paymentAccount: endpoint({
    method: 'PUT',
    path: '/api/insurer/payment-account',
    right: 'insurers:change',
    summary: 'The bank account premiums are transferred to; payment orders carry it and its QR code.',
    input: z.object({ insurerId: Id.optional(), ...PaymentAccount }),
    output: z.object(PaymentAccount),
  }),
  mailboxes: endpoint({
    method: 'GET',
    path: '/api/insurer/mailboxes',
    right: 'mailboxes:see',
    summary: 'The mailboxes, the newest first: in use or not, how much is unread; never what is in them.',
    input: z.object({ ...Paging }),
    output: Page(MailboxRow),
  }),
};
