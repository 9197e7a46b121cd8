import { KapocsError } from '#contract/errors.ts';

/** The cursor of a list that goes back by id. Throws CURSOR_INVALID. */
export function idCursor(after: string | undefined): number | null {
  if (after === undefined) return null;
  if (!/^\d{1,15}$/.test(after)) throw new KapocsError('CURSOR_INVALID');
  return Number(after);
}
