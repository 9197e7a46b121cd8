import type { Output, Parsed } from '#contract/endpoint.ts';
import type { ChangeField, ImportRow, imports as contract } from '#contract/imports.ts';
import * as accounts from '../accounts/stored.ts';
import type { Reading } from '../context.ts';
import { idCursor } from '../outbox/id-cursor.ts';
import * as changes from './applying/changes.sql.ts';
import { readCounts } from './counts.ts';
import type { ImportRecord } from './imports.sql.ts';
import { find } from './imports.ts';
import { shownRow } from './show-import.ts';
import * as staged from './staged.sql.ts';

type Page = Output<typeof contract.rows>;

/** Accounts a list changed that could not be taken back, with the fields concerned as they are now. */
async function keptRows(
  ctx: Reading,
  record: ImportRecord,
  { after, skip, limit }: { after: number; skip: number; limit: number },
): Promise<Page> {
  const found = await changes.keptAfter(ctx.db, record.id, { id: after, skip, limit: limit + 1 });
  const page = found.slice(0, limit);
  const known = new Map(
    (
      await accounts.byIds(
        ctx,
        page.map((it) => it.object_id),
      )
    ).map((it) => [it.id, it]),
  );
  const rows = page.map((change): ImportRow => {
    const account = known.get(change.object_id);
    return {
      id: change.id,
      line: null,
      kind: change.kind === 'created' ? 'new' : change.kind === 'gone' ? 'gone' : 'changed',
      accountNumber: account?.account_number ?? null,
      holderName: account?.holder_name ?? null,
      accountId: account?.id ?? null,
      reasons: [],
      remarks: [],
      changes: (JSON.parse(change.fields) as ChangeField[]).map((field) => ({ field, before: null, after: null })),
      conflicts: [],
    };
  });
  const next = found.length > limit ? String(page.at(-1)?.id) : null;
  return { rows, next, total: readCounts(record.counts).kept };
}

/** The lines of a list of one kind, in the file's order. Throws NOT_FOUND, CURSOR_INVALID. */
export async function rows(
  ctx: Reading,
  { id, kind, limit, after, skip = 0 }: Parsed<typeof contract.rows>,
): Promise<Page> {
  const record = await find(ctx, id);
  const position = idCursor(after) ?? 0;
  if (kind === 'kept') return keptRows(ctx, record, { after: position, skip, limit });
  const found = await staged.page(ctx.db, id, { view: kind, position, skip, limit: limit + 1 });
  const page = found.slice(0, limit);
  return {
    rows: page.map((row) => shownRow(record, row)),
    next: found.length > limit ? String(page.at(-1)?.position) : null,
    // long settled: the lines are forgotten, the counts are not
    total: record.file === null ? 0 : readCounts(record.counts)[kind],
  };
}
