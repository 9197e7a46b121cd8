import type { Id } from '#contract/basics.ts';
import type { TimelineEntry } from '#contract/timeline.ts';
import type { Reading } from '../../context.ts';
import * as sql from './attempt.sql.ts';
import { outcomes } from '../rules/config.ts';

/** The calls with a client, for the timeline of the card. */
export async function storyOf(ctx: Reading, accountId: Id): Promise<TimelineEntry[]> {
  const rows = await sql.story(ctx.db, accountId);
  if (rows.length === 0) return [];
  const names = new Map((await outcomes(ctx)).map(({ code, name }) => [code, name]));
  return rows.map(({ at, outcome, note, talk_seconds, callback_at, by }) => ({
    at,
    kind: 'call',
    text: note,
    by,
    data: { outcome, name: names.get(outcome) ?? null, talkSeconds: talk_seconds, callbackAt: callback_at },
  }));
}
