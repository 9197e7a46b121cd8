import { z } from 'zod';

/** Row identifiers are positive integers; in addresses and queries they arrive as text. */
export const Id = z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER);
export type Id = number;

/** A local day in Hungary, `YYYY-MM-DD`; never an instant. */
export const LocalDate = z.iso.date();
export type LocalDate = string;

/** An instant, ISO-8601 UTC with milliseconds. */
export const Instant = z.iso.datetime();
export type Instant = string;

/** A phone number as stored: E.164. */
export const Phone = z.string().regex(/^\+[1-9]\d{6,14}$/);

export const Email = z.string().trim().max(254).pipe(z.email());

/** One-line text of a person’s choosing: trimmed, not empty, bounded, no control characters. */
export const Line = (max = 200) =>
  z
    .string()
    .trim()
    .min(1)
    .max(max)
    .regex(/^[^\u0000-\u001f\u007f]*$/);

/** The same where nothing may stand too. */
export const LineOrNothing = (max: number) =>
  z
    .string()
    .trim()
    .max(max)
    .regex(/^[^\u0000-\u001f\u007f]*$/)
    .default('');

/** A query value that may stand once or several times. */
export const Many = <T extends z.ZodType>(item: T) =>
  z.union([z.array(item), item.transform((value) => [value])]).optional();

/** `?flag=true|false|1|0` in a query, or a JSON boolean. */
export const Flag = z.union([z.boolean(), z.stringbool()]);

export const Paging = {
  limit: z.coerce.number().int().min(1).max(500).default(100),
  after: z.string().max(2000).optional(),
};

/**
 * For lists that can be entered anywhere: rows to pass over from the beginning, never together with `after`.
 * A screen uses it for the one page it jumps to and goes on by cursor from there.
 */
export const Jump = { skip: z.coerce.number().int().min(0).optional() };

/** A page of a list; `next` is the cursor of the following page. */
export const Page = <T extends z.ZodType>(row: T) =>
  z.object({ rows: z.array(row), next: z.string().nullable(), total: z.number().int() });

/** A short list is told whole: a page with none after it. */
const whole = <A extends { rows: readonly unknown[] }>(all: A) => ({ ...all, next: null, total: all.rows.length });
const ofWhole = { next: z.null(), total: z.number().int() };

/** All rows of a list that is short. */
export const Rows = <T extends z.ZodType>(row: T) =>
  z.preprocess(whole<{ rows: z.input<T>[] }>, z.object({ rows: z.array(row), ...ofWhole }));

/** The same with `more` told beside them. */
export const RowsAnd = <T extends z.ZodType, M extends z.ZodRawShape>(row: T, more: M) =>
  z.preprocess(
    whole<{ rows: z.input<T>[] } & z.input<z.ZodObject<M>>>,
    z.object({ rows: z.array(row), ...ofWhole, ...more }),
  );

export const Nothing = z.object({});
