import type { TimelineEntry } from '#contract/timeline.ts';
import type { Reading } from '../context.ts';
import * as sql from './requests.sql.ts';

/** What a client asked for, for the story of the account. */
export const storyOf = async (ctx: Reading, accountId: number): Promise<TimelineEntry[]> =>
  (await sql.ofAccount(ctx.db, accountId)).map(({ kind, state, created_at }) => ({
    at: created_at,
    kind: 'request',
    text: '',
    by: null,
    data: { request: kind, state },
  }));
