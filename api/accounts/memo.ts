import type { Db } from '#db/connect.ts';
import type { Context } from '../context.ts';

type Kept = { state: string; value: Promise<unknown> };
type Aged = { until: number; value: Promise<unknown> };

const MOST_KEPT = 1000;
const ofDatabase = new WeakMap<Db, Map<string, Kept>>();

/** Works something out once for each state of the data; callers that ask meanwhile wait for the same answer. */
export async function remembered<T>(ctx: Context, question: unknown, work: () => Promise<T>): Promise<T> {
  const memory = ofDatabase.get(ctx.db) ?? new Map<string, Kept>();
  ofDatabase.set(ctx.db, memory);
  const key = JSON.stringify(question);
  // Asked before the work begins: the answer is then at least as new as the state it is kept under.
  const state = await ctx.dataState();
  const found = memory.get(key);
  if (found?.state === state) return found.value as Promise<T>;
  const value = work();
  memory.delete(key);
  memory.set(key, { state, value });
  const oldest = memory.keys().next().value;
  if (memory.size > MOST_KEPT && oldest !== undefined) memory.delete(oldest);
  value.catch(() => memory.delete(key));
  return value;
}

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
