import type { Output, Parsed } from '#contract/endpoint.ts';
import { KapocsError } from '#contract/errors.ts';
import { conflictFields, type imports as contract } from '#contract/imports.ts';
import type { Tx } from '../../context.ts';
import * as history from '../../history/history.ts';
import { readCounts } from '../counts.ts';
import * as sql from '../imports.sql.ts';
import * as staged from '../staged.sql.ts';

/** Keeps what a person chose; it takes effect when the list is applied. Throws NOT_FOUND, STATE_WRONG. */
export async function settle(
  tx: Tx,
  { id, as, rows, field }: Parsed<typeof contract.settle>,
): Promise<Output<typeof contract.settle>> {
  const record = await sql.hold(tx.db, id);
  if (!record) throw new KapocsError('NOT_FOUND', { importId: id });
  if (record.state !== 'preview') throw new KapocsError('STATE_WRONG', { state: record.state });
  let settled = 0;
  for (const each of field === undefined ? conflictFields : [field])
    settled += await staged.settle(tx.db, id, { field: each, as, rows });
  const counts = { ...readCounts(record.counts), ...(await staged.conflictCounts(tx.db, id)) };
  await sql.change(tx.db, id, { counts: JSON.stringify(counts) });
  await history.record(tx, {
    action: 'import.conflicts_settled',
    object: `import:${id}`,
    details: { as: as ?? 'open', conflicts: settled },
  });
  tx.tell('imports', [id]);
  return { settled, counts };
}
