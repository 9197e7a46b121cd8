import type { MessageState } from '#contract/outbox.ts';
import type { Context } from '../context.ts';
import * as sql from './counts.sql.ts';

/** How many messages stand in each state. */
export const countByState = async ({ db }: Pick<Context, 'db'>): Promise<Map<MessageState, number>> =>
  new Map((await sql.byState(db)).map(({ state, n }) => [state, n]));
