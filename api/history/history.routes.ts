import { KapocsError } from '#contract/errors.ts';
import { history as contract, type HistoryEntry } from '#contract/history.ts';
import { route } from '../route.ts';
import { historyFile, narrowOf } from './history-file.ts';
import * as sql from './history.sql.ts';
import { verify } from './verify.ts';

const entryOf = (row: sql.ListedRow): HistoryEntry => ({
  seq: row.seq,
  at: row.at,
  actorId: row.actor_id,
  actorName: row.actor_name,
  actorRole: row.actor_role,
  action: row.action,
  object: row.object,
  details: JSON.parse(row.details) as HistoryEntry['details'],
  hash: row.hash,
});

const before = (after: string | undefined): number => {
  if (after === undefined) return Number.MAX_SAFE_INTEGER;
  if (!/^\d{1,15}$/.test(after)) throw new KapocsError('CURSOR_INVALID');
  return Number(after);
};

export const historyRoutes = [
  route(contract.list, async ({ db }, { limit, after, ...asked }) => {
    const narrow = narrowOf(asked);
    const rows = await sql.page(db, narrow, { before: before(after), limit });
    const last = rows.at(-1);
    return {
      rows: rows.map(entryOf),
      next: last && rows.length === limit ? String(last.seq) : null,
      total: await sql.count(db, narrow),
    };
  }),
  route(contract.file, (ctx, asked) => historyFile(ctx, asked)),
  route(contract.verify, verify),
];
