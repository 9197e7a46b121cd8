import { z } from 'zod';
import { Id, Instant, LocalDate, RowsAnd } from './basics.ts';
import { endpoint } from './endpoint.ts';
import { messageStates } from './outbox.ts';
import { Preview, templateLanguages } from './templates.ts';

/** Why an intermediary would not get its letter. */
export const letterHurdles = ['no_address', 'invalid_address', 'suppressed'] as const;
export type LetterHurdle = (typeof letterHurdles)[number];

/** `waiting`: its list is being put together; `too_large`, `nobody`, `failed`: none was made. */
export const letterStates = ['waiting', 'too_large', 'nobody', 'failed', ...messageStates] as const;
export type LetterState = (typeof letterStates)[number];

const count = z.number().int();

export const LetterRow = z.object({
  /** of the intermediary */
  id: Id,
  code: z.string(),
  name: z.string(),
  email: z.string().nullable(),
  /** its clients of the period who must register and have not */
  clients: count,
  overdue: count,
  hurdle: z.enum(letterHurdles).nullable(),
  /** the last letter it was sent about this period */
  last: z.object({ at: Instant, state: z.enum(letterStates), outboxId: Id.nullable() }).nullable(),
});
export type LetterRow = z.output<typeof LetterRow>;

export const LetterText = z.object({
  subject: z.string().trim().min(1).max(300),
  body: z.string().trim().min(1).max(20_000),
});
export type LetterText = z.output<typeof LetterText>;

const Language = z.enum(templateLanguages);
const Period = { cohort: Id };
const Written = { language: Language.default('hu'), ...LetterText.shape };

export const brokerLetters = {
  see: endpoint({
    method: 'GET',
    path: '/api/broker-letters',
    right: 'campaigns:run',
    summary:
      'Intermediaries with clients who have not registered, and the letter they would get; a broker sees itself.',
    input: z.object({ cohort: Id.optional() }),
    output: RowsAnd(LetterRow, {
      /** the period chosen, or the latest; null: there is none */
      cohort: z.object({ id: Id, name: z.string(), deadline: LocalDate }).nullable(),
      texts: z.record(Language, LetterText),
    }),
  }),
  preview: endpoint({
    method: 'POST',
    path: '/api/broker-letters/preview',
    right: 'campaigns:run',
    summary: 'The letter as one intermediary would get it.',
    input: z.object({ ...Period, ...Written, intermediaryId: Id }),
    output: Preview.pick({ to: true, subject: true, text: true, html: true, missing: true, unknown: true }).extend({
      filename: z.string(),
      clients: count,
    }),
  }),
  file: endpoint({
    method: 'GET',
    path: '/api/broker-letters/:id/file',
    right: 'campaigns:run',
    summary: 'The list that would go along to an intermediary, as it stands now.',
    input: z.object({ id: Id, ...Period, language: Language.default('hu') }),
    output: z.unknown(),
    answer: 'file',
  }),
  send: endpoint({
    method: 'POST',
    path: '/api/broker-letters',
    right: 'campaigns:run',
    summary: 'Sends each intermediary its letter with its own list. The same `round` twice sends nothing twice.',
    limit: { max: 30, seconds: 60 },
    input: z.object({
      ...Period,
      ...Written,
      round: z.uuid(),
      intermediaryIds: z.array(Id).min(1).max(2000),
      senderId: Id.nullable().default(null),
    }),
    output: z.object({ asked: count }),
    status: 202,
  }),
};
