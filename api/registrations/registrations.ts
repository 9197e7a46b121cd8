import type { Answer, Parsed } from '#contract/endpoint.ts';
import { KapocsError } from '#contract/errors.ts';
import type { registrations } from '#contract/registrations.ts';
import type { Context } from '../context.ts';
import { stepOf } from '../portal/registration/registration-step.ts';
import * as sql from './registrations.sql.ts';

/** `movedAt|id` of the last row of a page. */
function placeOf(cursor: string | undefined): sql.Place | null {
  if (cursor === undefined) return null;
  const [movedAt, id] = cursor.split('|');
  if (!movedAt || !/^\d{1,15}$/.test(id ?? '')) throw new KapocsError('CURSOR_INVALID');
  return { movedAt, id: Number(id) };
}

/** Registrations under way, the one that moved last first; a broker sees those of its own clients. */
export async function underWay(
  ctx: Context,
  { stuck = false, limit, after }: Parsed<typeof registrations.list>,
): Promise<Answer<typeof registrations.list>> {
  const { actor } = ctx;
  const which = { stuck, only: actor?.role === 'broker' ? (actor.intermediaryId ?? -1) : null };
  const found = await sql.underWay(ctx.db, { ...which, limit: limit + 1, after: placeOf(after) });
  const rows = found.slice(0, limit).map(({ state, ...row }) => ({ ...row, step: stepOf(state, row.trouble) }));
  const last = rows.at(-1);
  return {
    rows,
    next: found.length > limit && last ? `${last.movedAt}|${last.id}` : null,
    total: await sql.countUnderWay(ctx.db, which),
  };
}
