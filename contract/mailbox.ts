import { z } from 'zod';
import { Flag, Id, Instant, LocalDate, Nothing, Page, Paging } from './basics.ts';
import { endpoint, type Limit } from './endpoint.ts';
import { mailKinds } from './mail-kinds.ts';
import { portalLanguages, SecurityCode, SecurityLetter } from './portal.ts';

/** What to call next, as the part of the address after `/portal/api/mailbox/`. */
export const mailboxCalls = ['session', 'items', 'password', 'password/reset'] as const;
export type MailboxCall = (typeof mailboxCalls)[number];

/** What an item list can be sorted by (K9); `-` in front means descending. */
export const itemSorts = ['date', 'kind', 'subject', 'contract', 'unread'] as const;
export type ItemSort = (typeof itemSorts)[number];
export const itemOrders = [
  '-date',
  'date',
  'kind',
  '-kind',
  'subject',
  '-subject',
  'contract',
  '-contract',
  '-unread',
  'unread',
] as const satisfies readonly (ItemSort | `-${ItemSort}`)[];
export type ItemOrder = (typeof itemOrders)[number];

export const itemFolders = ['inbox', 'trash'] as const;
export type ItemFolder = (typeof itemFolders)[number];

/** Services of the other portal, shown here but not to be had without registering there (K19). */
export const inactiveServices = [
  'contracts',
  'documents',
  'changes',
  'stock_changes',
  'document_requests',
  'payments',
  'claims',
] as const;

const usual: Limit = { max: 120, seconds: 60 };
const guessable: Limit = { max: 60, seconds: 60 };
const Typed = (max: number) => z.string().max(max);
const Language = z.enum(portalLanguages).default('hu');
const Next = z.object({ next: z.enum(mailboxCalls) });

const itemFacts = {
  id: Id,
  kind: z.enum(mailKinds),
  subject: z.string(),
  contractNumber: z.string(),
  /** whose contract it is about: one box may serve several clients */
  holderName: z.string().nullable(),
  placedAt: Instant,
  /** the local day it is deleted, whether read or not (K17) */
  purgedOn: LocalDate,
  unread: z.boolean(),
  trashedAt: Instant.nullable(),
};
export const MailItem = z.object(itemFacts);
export type MailItem = z.output<typeof MailItem>;

const Reply = z.object({
  text: z.string(),
  at: Instant,
  state: z.enum(['received', 'in_progress', 'done', 'rejected']),
  answer: z.string().nullable(),
});
export const OpenItem = z.object({ ...itemFacts, text: z.string(), fileName: z.string(), replies: z.array(Reply) });
export type OpenItem = z.output<typeof OpenItem>;

const one = z.object({ id: Id });

export const mailbox = {
  signIn: endpoint({
    method: 'POST',
    path: '/portal/api/mailbox/session',
    right: 'client',
    summary:
      'Logs in to the mailbox. The first time both the mailed `link` and the initial password are needed, and the password must be changed next.',
    limit: guessable,
    input: z.object({
      username: Typed(320),
      password: Typed(128),
      link: Typed(100).optional(),
      securityCode: SecurityCode,
    }),
    output: Next,
  }),
  me: endpoint({
    method: 'GET',
    path: '/portal/api/mailbox/session',
    right: 'client',
    summary: 'Whose mailbox is open, how long its password lasts, and the services it does not offer.',
    limit: usual,
    input: Nothing,
    output: z.object({
      username: z.string(),
      mustChange: z.boolean(),
      passwordExpiresAt: Instant.nullable(),
      /** whole local days until then */
      passwordDaysLeft: z.number().int().nullable(),
      unread: z.number().int(),
      services: z.array(z.object({ code: z.enum(inactiveServices), active: z.boolean() })),
      /** false once a log-in of the other portal takes the post */
      upgradable: z.boolean(),
    }),
  }),
  signOut: endpoint({
    method: 'DELETE',
    path: '/portal/api/mailbox/session',
    right: 'client',
    summary: 'Ends the session.',
    limit: usual,
    input: Nothing,
    output: Nothing,
  }),
  items: endpoint({
    method: 'GET',
    path: '/portal/api/mailbox/items',
    right: 'client',
    summary: 'What is in the box, or in its trash, sorted as asked for; the newest first otherwise.',
    limit: usual,
    input: z.object({
      folder: z.enum(itemFolders).default('inbox'),
      sort: z.enum(itemOrders).default('-date'),
      ...Paging,
    }),
    output: Page(MailItem),
  }),
  item: endpoint({
    method: 'GET',
    path: '/portal/api/mailbox/items/:id',
    right: 'client',
    summary: 'One item with its text and the replies written to it.',
    limit: usual,
    input: one,
    output: OpenItem,
  }),
  mark: endpoint({
    method: 'PATCH',
    path: '/portal/api/mailbox/items/:id',
    right: 'client',
    summary: 'Marks an item as read or unread.',
    limit: usual,
    input: one.extend({ unread: Flag }),
    output: MailItem,
  }),
  file: endpoint({
    method: 'GET',
    path: '/portal/api/mailbox/items/:id/file',
    right: 'client',
    summary: 'The document of an item, to keep on a durable medium.',
    limit: usual,
    input: one,
    output: z.unknown(),
    answer: 'file',
  }),
  trash: endpoint({
    method: 'DELETE',
    path: '/portal/api/mailbox/items/:id',
    right: 'client',
    summary: 'Puts an item into the trash, from which it goes after 30 days.',
    limit: usual,
    input: one,
    output: Nothing,
  }),
  restore: endpoint({
    method: 'POST',
    path: '/portal/api/mailbox/items/:id/restore',
    right: 'client',
    summary: 'Takes an item out of the trash again.',
    limit: usual,
    input: one,
    output: MailItem,
  }),
  reply: endpoint({
    method: 'POST',
    path: '/portal/api/mailbox/items/:id/replies',
    right: 'client',
    summary: 'Writes to the insurer about an item, in plain text.',
    limit: { max: 20, seconds: 60 },
    input: one.extend({ text: z.string().trim().min(1).max(4000) }),
    output: Reply,
    status: 201,
  }),
  changePassword: endpoint({
    method: 'POST',
    path: '/portal/api/mailbox/password',
    right: 'client',
    summary:
      'A new password: after the first log-in, or to renew it for a year; then the present one is asked for too.',
    limit: guessable,
    input: z.object({
      current: Typed(128).optional(),
      password: Typed(128),
      passwordAgain: Typed(128),
      securityCode: SecurityCode,
    }),
    output: Next,
  }),
  forgot: endpoint({
    method: 'POST',
    path: '/portal/api/mailbox/password/forgot',
    right: 'client',
    summary: 'Mails a link for a new password; always the same answer.',
    limit: guessable,
    input: z.object({ username: Typed(320), language: Language }),
    output: Nothing,
  }),
  securityLetter: endpoint({
    method: 'POST',
    path: '/portal/api/mailbox/security-code/letter',
    right: 'client',
    summary:
      'A security code for those who cannot see a picture: it goes to the address of the mailbox. Always the same answer; nothing is sent while none is needed.',
    limit: guessable,
    ...SecurityLetter,
  }),
  reset: endpoint({
    method: 'POST',
    path: '/portal/api/mailbox/password/reset',
    right: 'client',
    summary: 'Sets a new password with the mailed link; the only way out of a lock and of an expired password.',
    limit: guessable,
    input: z.object({ token: Typed(100), password: Typed(128), passwordAgain: Typed(128) }),
    output: Next,
  }),
  deregister: endpoint({
    method: 'POST',
    path: '/portal/api/mailbox/deregistrations',
    right: 'client',
    summary: 'Gives the mailbox back: only when each of its contracts has ended or is by post from now on.',
    limit: guessable,
    input: z.object({ username: Typed(320), password: Typed(128), securityCode: SecurityCode }),
    output: Nothing,
    status: 201,
  }),
  upgrade: endpoint({
    method: 'POST',
    path: '/portal/api/mailbox/upgrade',
    right: 'client',
    summary: 'Begins the registration on the other portal; give `upgrade` to its first step.',
    limit: usual,
    input: Nothing,
    output: z.object({ next: z.literal('registrations'), upgrade: z.string() }),
  }),
};
