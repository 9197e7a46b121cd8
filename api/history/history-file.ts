import { Readable } from 'node:stream';
import { dayEnd, dayStart } from '#contract/deadline.ts';
import type { HistoryNarrow } from '#contract/history.ts';
import type { Context } from '../context.ts';
import type { FileAnswer } from '../route.ts';
import { record } from './history.ts';
import * as sql from './history.sql.ts';

const PIECE = 1000;

export const narrowOf = ({ from, to, ...asked }: HistoryNarrow): sql.Narrow => ({
  ...asked,
  since: from === undefined ? undefined : dayStart(from),
  until: to === undefined ? undefined : dayEnd(to),
});

const heads = ['seq', 'at', 'actor_id', 'actor_name', 'actor_role', 'action', 'object', 'details'] as const;
const columns = [...heads, 'previous_hash', 'hash'] as const;

/** Quoted as spreadsheets expect it; what could begin a formula is kept from being one. */
function cell(value: string | number | null): string {
  const text = String(value ?? '');
  const safe = /^[=+\-@\t\r＝＋－＠]/.test(text) ? `'${text}` : text;
  return `"${safe.replaceAll('"', '""')}"`;
}

async function* lines(ctx: Context, narrow: sql.Narrow): AsyncGenerator<string> {
  yield `\uFEFF${columns.join(';')}\r\n`;
  for (let after = 0; ;) {
    const rows = await sql.pieceOf(ctx.db, narrow, { after, limit: PIECE });
    yield rows.map((row) => `${columns.map((name) => cell(row[name])).join(';')}\r\n`).join('');
    const last = rows.at(-1);
    if (!last || rows.length < PIECE) return;
    after = last.seq;
  }
}

/** What was asked for, oldest first, with the hashes by which anyone can check it. */
export async function historyFile(ctx: Context, asked: HistoryNarrow): Promise<FileAnswer> {
  await ctx.write((tx) => record(tx, { action: 'history.exported', object: 'history', details: { ...asked } }));
  return {
    stream: Readable.from(lines(ctx, narrowOf(asked))),
    type: 'text/csv; charset=utf-8',
    filename: `naplo-${ctx.today()}.csv`,
  };
}
