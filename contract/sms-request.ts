import { z } from 'zod';
import { Line } from './basics.ts';

/** A pattern on a provider’s answer. No quantified groups, so that no answer can make it run away. */
export const AnswerPattern = z
  .string()
  .max(200)
  .refine((text) => !/\)[*+{?]/.test(text))
  .refine((text) => {
    try {
      return new RegExp(text, 'u') instanceof RegExp;
    } catch {
      return false;
    }
  });

/** Words that may stand in the address, headers and body of a request: `{{to}}`. */
export const smsRequestFields = [
  'to',
  'number',
  'text',
  'sender',
  'reference',
  'user',
  'secret',
  'basic',
  'coding',
  'unicode',
  'alphabet',
  'reportUrl',
  'ref',
] as const;
export type SmsRequestField = (typeof smsRequestFields)[number];

export const RequestUrl = z
  .string()
  .max(2000)
  .regex(/^https?:\/\/[^\s]+$/)
  .refine((text) => URL.canParse(text.replace(/\{\{\s*\w+\s*\}\}/g, '1')));

/** What may stand in a header of a request. */
const PLAIN = /^[\u0020-\u007e]*$/;

export const RequestHeaders = z
  .array(z.object({ name: z.string().regex(/^[\w-]{1,80}$/), value: Line(1000).regex(PLAIN) }))
  .max(20)
  .default([]);
