import type { Readable } from 'node:stream';
import type { z } from 'zod';
import type { Endpoint } from '#contract/endpoint.ts';
import type { Context } from './context.ts';

/** What a handler may know of the request beyond its checked input. */
export type Call = {
  /** The raw body of an upload; null for JSON. */
  body: Readable | null;
  /** Scheme, host and port the caller says it came by: tells whose pages they are, never where a link leads. */
  origin: string;
  /** Network address of the caller, for limits. */
  address: string;
  /** Does something once the answer has left. */
  afterwards: (work: () => void) => void;
  /** The session token the caller brought, and the way to hand out or take back one. */
  session: { token: string | null; set: (token: string | null) => void };
};

/** What a handler answers where the endpoint says `answer: 'file'`. */
export type FileAnswer = { stream: Readable; filename: string; type: string; inline?: boolean };

export type Route = {
  endpoint: Endpoint;
  handle: (ctx: Context, input: never, call: Call) => Promise<unknown>;
};

/** Joins an address of the contract to the function that answers it; both sides are checked by the types. */
export const route = <I extends z.ZodType, O extends z.ZodType>(
  endpoint: Endpoint<I, O>,
  handle: (ctx: Context, input: z.output<I>, call: Call) => Promise<z.input<O>>,
): Route => ({ endpoint, handle });
