import { z } from 'zod';
import { Id, Instant, Line, Nothing, Page } from './basics.ts';
import { endpoint } from './endpoint.ts';
import { channels, messageStates, purposes } from './outbox.ts';
import { smsAlphabets, smsModes } from './sms-text.ts';

export const templateLanguages = ['hu', 'en'] as const;
export type TemplateLanguage = (typeof templateLanguages)[number];

const wording = {
  channel: z.enum(channels),
  language: z.enum(templateLanguages).default('hu'),
  /** e-mail only */
  subject: z.string().trim().max(300).default(''),
  /** E-mail: plain text, or HTML of the allowed kind. */
  body: z.string().max(20_000),
  smsMode: z.enum(smsModes).default('soft'),
};

const subjectWhereNeeded = (text: { channel: string; subject: string }): boolean =>
  text.channel !== 'email' || text.subject !== '';

const TemplateInput = z.object({
  ...wording,
  name: Line(120),
  body: wording.body.refine((text) => text.trim() !== ''),
  purpose: z.enum(purposes).default('service'),
});

export const Template = TemplateInput.extend({ id: Id, changedAt: Instant });
export type Template = z.output<typeof Template>;

/** A text as the client would get it. */
export const Preview = z.object({
  to: z.string().nullable(),
  subject: z.string(),
  text: z.string(),
  html: z.string().nullable(),
  /** fields the text writes out that are not known of this client, or do not exist */
  missing: z.array(z.string()),
  unknown: z.array(z.string()),
  parts: z.number().int().nullable(),
  alphabet: z.enum(smsAlphabets).nullable(),
  units: z.number().int().nullable(),
  unitsLeft: z.number().int().nullable(),
  offending: z.array(z.object({ character: z.string(), index: z.number().int() })),
  /** forints for this one SMS; null where the price of a part is not known */
  cost: z.number().nullable(),
});
export type Preview = z.output<typeof Preview>;

export const templates = {
  list: endpoint({
    method: 'GET',
    path: '/api/templates',
    right: 'templates:see',
    summary: 'The texts to send, by name.',
    input: z.object({ channel: z.enum(channels).optional() }),
    output: Page(Template),
  }),
  add: endpoint({
    method: 'POST',
    path: '/api/templates',
    right: 'templates:change',
    summary: 'Adds a text.',
    input: TemplateInput.refine(subjectWhereNeeded, { path: ['subject'] }),
    output: Template,
    status: 201,
  }),
  change: endpoint({
    method: 'PUT',
    path: '/api/templates/:id',
    right: 'templates:change',
    summary: 'Replaces a text. Campaigns made from it keep theirs.',
    input: TemplateInput.extend({ id: Id }).refine(subjectWhereNeeded, { path: ['subject'] }),
    output: Template,
  }),
  remove: endpoint({
    method: 'DELETE',
    path: '/api/templates/:id',
    right: 'templates:change',
    summary: 'Removes a text. Campaigns made from it keep theirs.',
    input: z.object({ id: Id }),
    output: Nothing,
  }),
  preview: endpoint({
    method: 'POST',
    path: '/api/templates/:id/preview',
    right: 'templates:see',
    summary: 'The text as one client would get it, with what is missing, and the parts of an SMS.',
    input: z.object({ id: Id, accountId: Id }),
    output: Preview,
  }),
  sample: endpoint({
    method: 'POST',
    path: '/api/templates/sample',
    right: 'templates:change',
    summary:
      'Sends a text that need not be saved, as one client would get it, to an address of one’s own; says what became of it.',
    limit: { max: 20, seconds: 60 },
    input: z.object({ ...wording, accountId: Id.optional(), to: z.string().trim().min(3).max(254) }),
    output: z.object({
      outboxId: Id,
      state: z.enum(messageStates),
      reason: z.string().nullable(),
      answer: z.string().nullable(),
    }),
  }),
  tryOut: endpoint({
    method: 'POST',
    path: '/api/templates/preview',
    right: 'templates:see',
    summary: 'The same for a text that is not saved; without a client, an invented one.',
    input: z.object({ ...wording, accountId: Id.optional() }),
    output: Preview,
  }),
};
