import type { Db } from '#db/connect.ts';
import type { Context } from '../context.ts';

/** What is remembered, and of how many questions: `ids` and `hits` may be hundreds of thousands of numbers each. */
const mostKept = {
  count: 500,
  hits: 24,
  'by status': 200,
  summary: 100,
  'later than': 50,
  ids: 24,
  difference: 6,
} as const;
type Kind = keyof typeof mostKept;

type Kept = { state: string; value: Promise<unknown> };

const ofDatabase = new WeakMap<Db, Map<Kind, Map<string, Kept>>>();

function memoryOf(db: Db, kind: Kind): Map<string, Kept> {
  const kinds = ofDatabase.get(db) ?? new Map<Kind, Map<string, Kept>>();
  ofDatabase.set(db, kinds);
  const memory = kinds.get(kind) ?? new Map<string, Kept>();
  kinds.set(kind, memory);
  return memory;
}

/** Works something out once for each state of the data; callers that ask meanwhile wait for the same answer. */
export async function remembered<T>(ctx: Context, kind: Kind, question: unknown, work: () => Promise<T>): Promise<T> {
  const memory = memoryOf(ctx.db, kind);
  const key = JSON.stringify(question);
  // Asked before the work begins: the answer is then at least as new as the state it is kept under.
  const state = await ctx.dataState();
  const found = memory.get(key);
  if (found?.state === state) return found.value as Promise<T>;
  const value = work();
  memory.delete(key);
  memory.set(key, { state, value });
  const oldest = memory.keys().next().value;
  if (memory.size > mostKept[kind] && oldest !== undefined) memory.delete(oldest);
  value.catch(() => memory.delete(key));
  return value;
}

/** Looks at the state once for everything a request asks: what it finds is at least as new. */
export async function steady(ctx: Context): Promise<Context> {
  const state = await ctx.dataState();
  return { ...ctx, dataState: () => Promise.resolve(state) };
}

type Aged = { until: number; value: Promise<unknown> };
const agedOfDatabase = new WeakMap<Db, Map<string, Aged>>();

/** Works something out anew after that many seconds: for what need not be exact. */
export function rememberedFor<T>(ctx: Context, question: string, seconds: number, work: () => Promise<T>): Promise<T> {
  const memory = agedOfDatabase.get(ctx.db) ?? new Map<string, Aged>();
  agedOfDatabase.set(ctx.db, memory);
  const found = memory.get(question);
  if (found && found.until > performance.now()) return found.value as Promise<T>;
  const value = work();
  memory.set(question, { until: performance.now() + seconds * 1000, value });
  value.catch(() => memory.delete(question));
  return value;
}
