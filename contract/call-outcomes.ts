import { z } from 'zod';
import { Line } from './basics.ts';

/** What follows when an outcome is recorded, beside the next attempt. */
export const callEffects = [
  'none',
  'registered',
  'callback',
  'close',
  'suppress',
  'repair',
  'resend',
  'service_request',
] as const;
export type CallEffect = (typeof callEffects)[number];

/** `after`: so many minutes later; `other_part`: the same, but in another part of a day; `days`: so many days later. */
export const retryKinds = ['never', 'after', 'other_part', 'days'] as const;
export type RetryKind = (typeof retryKinds)[number];

/** Keys the agent's screen uses itself: next, dial, note, identify, help, callbacks. */
export const reservedKeys = ['n', 'd', 'm', 'a', 'h', 'v'] as const;

const times = z.number().int().min(1).max(20).nullable();

/** One way a call can end. `name` null: one of the words the program has for the code. */
export const CallOutcome = z.object({
  code: z.string().regex(/^[A-Z][A-Z0-9_]{1,39}$/),
  name: Line(60).nullable(),
  /** somebody answered */
  contact: z.boolean(),
  /** it was the client, or whoever may decide for the client */
  reached: z.boolean(),
  key: z
    .string()
    .regex(/^[0-9a-zí]$/)
    .refine((key) => !(reservedKeys as readonly string[]).includes(key)),
  retry: z.enum(retryKinds),
  /** minutes or days, as `retry` says */
  retryAfter: z.number().int().min(0).max(43_200),
  /** so often a day, and in all, before the client is called no more that day, or no more at all */
  dayCap: times,
  cap: times,
  effect: z.enum(callEffects),
  active: z.boolean(),
});
export type CallOutcome = z.output<typeof CallOutcome>;

const MOST_PER_TIER = 10;

const differ = (values: readonly string[]): boolean => new Set(values).size === values.length;

/** The whole set: at most ten of each tier, every key and code once. */
export const CallOutcomes = z
  .array(CallOutcome)
  .min(1)
  .max(60)
  .refine((all) => differ(all.map(({ code }) => code)), { path: ['code'] })
  .refine((all) => differ(all.filter(({ active }) => active).map(({ key }) => key)), { path: ['key'] })
  .refine(
    (all) =>
      [true, false].every(
        (tier) => all.filter(({ active, contact }) => active && contact === tier).length <= MOST_PER_TIER,
      ),
    { path: ['contact'] },
  );

type Row = readonly [
  code: string,
  key: string,
  contact: boolean,
  reached: boolean,
  retry: RetryKind,
  retryAfter: number,
  effect: CallEffect,
  dayCap?: number,
];

const rows: readonly Row[] = [
  ['MEGREGISZTRALT_HIVAS_KOZBEN', '1', true, true, 'days', 1, 'registered'],
  ['IGERI', '2', true, true, 'days', 2, 'none'],
  ['VISSZAHIVAS', '3', true, true, 'days', 1, 'callback'],
  ['SEGITSEG_KELL', '4', true, true, 'days', 2, 'service_request'],
  ['ADATJAVITAS', '5', true, true, 'days', 2, 'repair'],
  ['ELUTASITJA', '6', true, true, 'never', 0, 'close'],
  ['NE_HIVJAK', '7', true, true, 'never', 0, 'suppress'],
  ['KEZELOT_VALTANA', '8', true, true, 'never', 0, 'service_request'],
  ['NEM_VESZI_FEL', 'q', false, false, 'other_part', 240, 'none'],
  ['FOGLALT', 'w', false, false, 'after', 15, 'none', 3],
  ['HANGPOSTA', 'e', false, false, 'days', 1, 'none'],
  ['KIKAPCSOLVA', 'r', false, false, 'other_part', 240, 'none'],
  ['NEM_LETEZO_SZAM', 't', false, false, 'days', 1, 'repair'],
  ['TEVES_SZAM', 'z', false, false, 'days', 1, 'repair'],
  ['MASVALAKI', 'u', false, false, 'other_part', 240, 'none'],
  ['ELHUNYT', 'i', false, false, 'never', 0, 'suppress'],
];

/** What a new installation begins with. */
export const defaultOutcomes: readonly CallOutcome[] = rows.map(
  ([code, key, contact, reached, retry, retryAfter, effect, dayCap]) => ({
    code,
    name: null,
    contact,
    reached,
    key,
    retry,
    retryAfter,
    dayCap: dayCap ?? null,
    cap: null,
    effect,
    active: true,
  }),
);
