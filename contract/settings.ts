import { z } from 'zod';
import { Email, Id, Instant, Line, LocalDate, Nothing, Phone, Rows } from './basics.ts';
import { endpoint } from './endpoint.ts';

const Colour = z.string().regex(/^#[0-9a-fA-F]{6}$/);
export const Colours = z.object({ primary: Colour, onPrimary: Colour });

const MOST_OPEN_COUNTS = 3;
const LONGEST_COUNT = 40;

/** Counts such as `{2,8}` or `?` after one another are tried in every combination: few of them, and none longer than a number. */
const isQuick = (pattern: string): boolean =>
  (pattern.match(/\?|\{\d*,\d*\}/g) ?? []).length <= MOST_OPEN_COUNTS &&
  (pattern.match(/\{[^}]*\}/g) ?? []).every((count) =>
    (count.match(/\d+/g) ?? []).every((number) => Number(number) <= LONGEST_COUNT),
  );

/** A pattern account numbers must match whole; quick by construction: no groups, no alternation, few open counts. */
const NumberPattern = z
  .string()
  .max(80)
  .regex(/^[^()|*+]*$/)
  .refine(isQuick)
  .refine((text) => {
    try {
      return new RegExp(`^${text}$`) instanceof RegExp;
    } catch {
      return false;
    }
  });

export const Insurer = z.object({
  id: Id,
  name: z.string(),
  accountNumberPattern: z.string().nullable(),
  portalName: z.string(),
  mailboxName: z.string(),
  portalUrl: z.string(),
  colours: Colours,
  /** where clients get help with the portal */
  helpPhone: z.string().nullable(),
  /** when the picture on the client pages was set last; null: there is none */
  logoAt: Instant.nullable(),
});
export type Insurer = z.output<typeof Insurer>;

const InsurerInput = z.object({
  name: Line(120),
  accountNumberPattern: NumberPattern.nullable().optional(),
  portalName: Line(120).optional(),
  mailboxName: Line(120).optional(),
  /** of the portal itself, or of this program’s client door on the office network */
  portalUrl: z.union([z.literal(''), z.url({ protocol: /^https?$/ }).max(300)]).optional(),
  colours: Colours.optional(),
  helpPhone: Line(40).nullable().optional(),
});

export const Cohort = z.object({
  id: Id,
  insurerId: Id,
  name: z.string(),
  deadline: LocalDate,
  firstMailOn: LocalDate.nullable(),
});
export type Cohort = z.output<typeof Cohort>;

export const intermediaryKinds = ['agent', 'broker'] as const;
export const Intermediary = z.object({
  id: Id,
  code: z.string(),
  name: z.string(),
  kind: z.enum(intermediaryKinds),
  email: z.string().nullable(),
  phone: z.string().nullable(),
});
export type Intermediary = z.output<typeof Intermediary>;

export const settings = {
  insurers: endpoint({
    method: 'GET',
    path: '/api/insurers',
    right: 'insurers:see',
    summary: 'The insurers whose lists and portals are handled here.',
    input: Nothing,
    output: Rows(Insurer),
  }),
  addInsurer: endpoint({
    method: 'POST',
    path: '/api/insurers',
    right: 'insurers:change',
    summary: 'Adds an insurer.',
    input: InsurerInput,
    output: Insurer,
    status: 201,
  }),
  changeInsurer: endpoint({
    method: 'PATCH',
    path: '/api/insurers/:id',
    right: 'insurers:change',
    summary: 'Changes an insurer.',
    input: InsurerInput.partial().extend({ id: Id }),
    output: Insurer,
  }),
  cohorts: endpoint({
    method: 'GET',
    path: '/api/cohorts',
    right: 'insurers:see',
    summary: 'Renewal periods with their deadlines.',
    input: Nothing,
    output: Rows(Cohort),
  }),
  addCohort: endpoint({
    method: 'POST',
    path: '/api/cohorts',
    right: 'insurers:change',
    summary: 'Adds a renewal period; the insurer may be left out while there is one.',
    input: z.object({
      insurerId: Id.optional(),
      name: Line(120),
      deadline: LocalDate,
      /** left out: the last day of the month before the deadline; null: not known */
      firstMailOn: LocalDate.nullable().optional(),
    }),
    output: Cohort,
    status: 201,
  }),
  changeCohort: endpoint({
    method: 'PATCH',
    path: '/api/cohorts/:id',
    right: 'insurers:change',
    summary: 'Changes a renewal period; a new deadline moves every account that has none of its own.',
    input: z.object({
      id: Id,
      name: Line(120).optional(),
      deadline: LocalDate.optional(),
      firstMailOn: LocalDate.nullable().optional(),
    }),
    output: Cohort,
  }),
  cohortAccounts: endpoint({
    method: 'GET',
    path: '/api/cohorts/:id/accounts',
    right: 'insurers:change',
    summary: 'How many accounts a renewal period has, and how many of them a new deadline would move.',
    input: z.object({ id: Id }),
    output: z.object({ total: z.number().int(), moving: z.number().int() }),
  }),
  intermediaries: endpoint({
    method: 'GET',
    path: '/api/intermediaries',
    right: 'intermediaries:see',
    summary: 'Agents and broker firms; a broker sees only its own.',
    input: Nothing,
    output: Rows(Intermediary),
  }),
  addIntermediary: endpoint({
    method: 'POST',
    path: '/api/intermediaries',
    right: 'intermediaries:change',
    summary: 'Adds an intermediary.',
    input: z.object({
      code: Line(40),
      name: Line(160),
      kind: z.enum(intermediaryKinds),
      email: Email.nullable().optional(),
      phone: Phone.nullable().optional(),
    }),
    output: Intermediary,
    status: 201,
  }),
  changeIntermediary: endpoint({
    method: 'PATCH',
    path: '/api/intermediaries/:id',
    right: 'intermediaries:change',
    summary: 'Changes how an intermediary is called and reached; its code stays.',
    input: z.object({
      id: Id,
      name: Line(160).optional(),
      email: Email.nullable().optional(),
      phone: Phone.nullable().optional(),
    }),
    output: Intermediary,
  }),
};
