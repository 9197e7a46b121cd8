import { z } from 'zod';
import { accountStatuses, managerKinds, registrationSteps } from './account-status.ts';
import { Email, Flag, Id, Instant, Line, LocalDate, Many, Page, Paging } from './basics.ts';
import { endpoint } from './endpoint.ts';
import { Restriction } from './restrictions.ts';
import { TimelineEntry } from './timeline.ts';

/** What a list, a campaign or an export is narrowed to; the same in an address, a saved view and a JSON body. */
const MOST_IDS = 1000;

export const AccountFilter = z.object({
  /** these accounts and no others, picked one by one */
  ids: Many(Id).refine((ids) => (ids?.length ?? 0) <= MOST_IDS),
  status: Many(z.enum(accountStatuses)),
  step: Many(z.enum(registrationSteps)),
  managerKind: Many(z.enum(managerKinds)),
  /** must register, has not, and the deadline is over */
  overdue: Flag.optional(),
  /** must register, has not, and the deadline is at most this many days away (0 = today) */
  dueWithin: z.coerce.number().int().min(0).max(366).optional(),
  /** part of a name, account number, e-mail address or phone number; accents and case do not matter */
  q: z.string().trim().max(200).optional(),
  /** id or code; `none`: came through nobody */
  intermediary: Line(40).or(z.number().int().positive().transform(String)).optional(),
  /** id or name of a renewal period */
  cohort: Line(120).or(z.number().int().positive().transform(String)).optional(),
  /** local days, inclusive: when the registration was confirmed */
  confirmedFrom: LocalDate.optional(),
  confirmedTo: LocalDate.optional(),
  /** was ever sent a message or spoken to */
  contacted: Flag.optional(),
  /** those whose data may only be kept at present (GDPR Art. 18) */
  restricted: z.union([z.literal(true), z.literal('true').transform(() => true as const)]).optional(),
  /** the local day the status is derived for; today when left out. Step and contacts are always the present ones */
  asOf: LocalDate.optional(),
});
export type AccountFilter = z.output<typeof AccountFilter>;

const sortable = ['name', 'deadline', 'accountNumber', 'lastContact', 'status'] as const;
export type AccountOrder = (typeof sortable)[number];
/** `-` in front: descending. */
export const accountSorts = sortable.flatMap((order) => [order, `-${order}`] as const);
export type AccountSort = AccountOrder | `-${AccountOrder}`;

export const holderKinds = ['person', 'company'] as const;

/** One line of the list. Days are local days, `daysLeft` is 0 on the deadline and negative after it. */
export const AccountLine = z.object({
  id: Id,
  accountNumber: z.string(),
  holderName: z.string(),
  holderKind: z.enum(holderKinds),
  managerKind: z.enum(managerKinds),
  intermediaryCode: z.string().nullable(),
  intermediaryName: z.string().nullable(),
  /** name of the renewal period */
  cohort: z.string(),
  contractDate: LocalDate.nullable(),
  deadline: LocalDate,
  daysLeft: z.number().int(),
  mustRegister: z.boolean(),
  status: z.enum(accountStatuses),
  step: z.enum(registrationSteps),
  overdue: z.boolean(),
  confirmedAt: Instant.nullable(),
  email: z.string().nullable(),
  mobile: z.string().nullable(),
  lastContactAt: Instant.nullable(),
  reminders: z.object({ email: z.number().int(), sms: z.number().int() }),
  callAttempts: z.number().int(),
  lastOutcome: z.string().nullable(),
  /** the data may only be kept at present: no reminders, no calls */
  restricted: z.boolean(),
});
export type AccountLine = z.output<typeof AccountLine>;

const count = z.number().int();

/** Totals of a filter, and beside each kind of filter what choosing its values would leave. */
export const AccountSummary = z.object({
  asOf: LocalDate,
  total: count,
  overdue: count,
  /** unfinished, with the deadline today or within the next seven days */
  dueWithin7: count,
  byStatus: z.record(z.enum(accountStatuses), count),
  byStep: z.record(z.enum(registrationSteps), count),
  /** each counted with every other filter but its own */
  facets: z.object({
    status: z.record(z.enum(accountStatuses), count),
    step: z.record(z.enum(registrationSteps), count),
    managerKind: z.record(z.enum(managerKinds), count),
    contacted: z.object({ true: count, false: count }),
    overdue: count,
    dueWithin7: count,
    intermediary: z.array(z.object({ id: Id.nullable(), count })),
    cohort: z.array(z.object({ id: Id, count })),
  }),
});
export type AccountSummary = z.output<typeof AccountSummary>;

/** Everything the client card shows. */
export const AccountCard = AccountLine.extend({
  revision: z.number().int(),
  cohortId: Id,
  insurerName: z.string(),
  intermediaryId: Id.nullable(),
  secondaryPhone: z.string().nullable(),
  /** an SMS can be sent to `mobile` */
  smsCapable: z.boolean(),
  /** what the list says where somebody has corrected it */
  listed: z.object({ email: z.string().nullable(), mobile: z.string().nullable() }).nullable(),
  correctedAt: Instant.nullable(),
  /** registered under another e-mail address than the list's */
  emailDiffers: z.boolean(),
  /** letters of other clients reach this address too */
  emailShared: z.boolean(),
  birthDate: LocalDate.nullable(),
  postcode: z.string().nullable(),
  town: z.string().nullable(),
  street: z.string().nullable(),
  taxNumber: z.string().nullable(),
  salesperson: z.string().nullable(),
  riskStart: LocalDate.nullable(),
  contractCount: count.nullable(),
  policyNumbers: z.string().nullable(),
  product: z.string().nullable(),
  /** whole forints */
  annualPremium: count.nullable(),
  paymentFrequency: z.string().nullable(),
  communication: z.string().nullable(),
  /** columns of lists that mean nothing known, kept under their headings */
  extra: z.array(z.object({ name: z.string(), value: z.string() })),
  startedOn: LocalDate.nullable(),
  confirmedSource: z.enum(['portal', 'list']).nullable(),
  closedOn: LocalDate.nullable(),
  goneOn: LocalDate.nullable(),
  /** the client was forgotten: nothing here tells who it was */
  erasedOn: LocalDate.nullable(),
  /** the restriction that holds now */
  restriction: Restriction.nullable(),
  /** other accounts of the same holder that this person may see */
  siblings: z.array(z.object({ id: Id, accountNumber: z.string(), status: z.enum(accountStatuses) })),
  timeline: z.array(TimelineEntry),
});
export type AccountCard = z.output<typeof AccountCard>;

/** A phone as people write it; the API stores E.164. */
const WrittenPhone = Line(40).nullable();

export const accounts = {
  list: endpoint({
    method: 'GET',
    path: '/api/accounts',
    right: 'accounts:see',
    summary: 'Client accounts, filtered and sorted; `skip` begins that many rows into the list, in place of `after`.',
    input: AccountFilter.extend({
      ...Paging,
      sort: z.enum(accountSorts).default('name'),
      skip: z.coerce.number().int().min(0).default(0),
    }).refine(({ after, skip }) => after === undefined || skip === 0, { path: ['skip'] }),
    output: Page(AccountLine),
  }),
  summary: endpoint({
    method: 'GET',
    path: '/api/accounts/summary',
    right: 'accounts:see',
    summary: 'Counts of a filter by status and by step, overdue and due within 7 days, and beside each filter.',
    input: AccountFilter,
    output: AccountSummary,
  }),
  card: endpoint({
    method: 'GET',
    path: '/api/accounts/:id',
    right: 'accounts:see',
    summary: 'The client card: everything about one account, with its story newest first.',
    input: z.object({ id: Id }),
    output: AccountCard,
  }),
  correct: endpoint({
    method: 'PATCH',
    path: '/api/accounts/:id',
    right: 'accounts:correct',
    summary: 'Corrects contact data; what was there is kept. A `revision` that is no longer current is refused.',
    input: z.object({
      id: Id,
      revision: z.number().int().optional(),
      email: Email.nullable().optional(),
      mobile: WrittenPhone.optional(),
      secondaryPhone: WrittenPhone.optional(),
    }),
    output: AccountCard,
  }),
};
