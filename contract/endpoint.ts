import type { z } from 'zod';
import type { Right } from './rights.ts';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** `limit`: at most `max` calls in `seconds`, per signed-in user or else per address. */
export type Limit = { max: number; seconds: number };

/**
 * One promise between the API and whoever calls it: address, right, what goes in, what comes out.
 * Input is the union of path and body values, of path and query for GET, DELETE and uploads. `body: 'file'` takes
 * the raw request stream; `answer: 'file'` sends a stream; `answer: 'events'` sends server-sent events.
 */
export type Endpoint<I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType> = {
  method: Method;
  path: `/${string}`;
  right: Right;
  summary: string;
  input: I;
  output: O;
  status?: 200 | 201 | 202;
  body?: 'json' | 'file';
  answer?: 'json' | 'file' | 'events';
  limit?: Limit;
};

export const endpoint = <I extends z.ZodType, O extends z.ZodType>(e: Endpoint<I, O>): Endpoint<I, O> => e;

export type Input<E extends Endpoint> = z.input<E['input']>;
export type Parsed<E extends Endpoint> = z.output<E['input']>;
export type Output<E extends Endpoint> = z.output<E['output']>;
/** What a route may answer: checked against `output` before it leaves. */
export type Answer<E extends Endpoint> = z.input<E['output']>;
