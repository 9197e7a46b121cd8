import type { Id } from '#contract/basics.ts';
import type { ImportMapping, ImportState } from '#contract/imports.ts';
import type { Tx } from '../context.ts';
import type { Person } from '../erasure/person.ts';
import { readCounts } from './counts.ts';
import * as forgetting from './forget.sql.ts';
import * as sql from './imports.sql.ts';
import { anew } from './read-again.ts';
import * as staged from './staged.sql.ts';

export type Forgotten = { listLines: number; listFiles: number };

/** Lists whose lines may still change: they are read again, and pass over who was forgotten. */
const open: readonly ImportState[] = ['reading', 'needs_mapping', 'preview'];
const settled: readonly ImportState[] = ['applying', 'applied', 'undoing', 'undone'];

/** The counts of a list some of whose lines were forgotten. */
async function recounted(tx: Tx, record: sql.ImportRecord, lines: readonly forgetting.Named[]): Promise<string> {
  const counts = readCounts(record.counts);
  for (const { kind, back } of lines) {
    counts[kind] -= 1;
    counts.erased += 1;
    counts.back -= back;
  }
  return JSON.stringify({ ...counts, ...(await staged.conflictCounts(tx.db, record.id)) });
}

const withoutSamples = (mapping: string | null): string | null => {
  if (mapping === null) return null;
  const told = JSON.parse(mapping) as ImportMapping;
  return JSON.stringify({ ...told, columns: told.columns.map((column) => ({ ...column, samples: [] })) });
};

async function forgetIn(tx: Tx, insurerId: Id, accounts: Person['accounts']): Promise<Forgotten> {
  const whom = {
    insurerId,
    keys: accounts.map((account) => account.account_key),
    names: accounts.map((account) => account.holder_name),
  };
  const lines = await forgetting.linesAbout(tx.db, whom);
  await forgetting.forgetLines(tx.db, lines);
  await forgetting.forgetDecisions(tx.db, whom);
  const byList = Map.groupBy(lines, (line) => line.import_id);
  const changed = await forgetting.forgetBefore(
    tx.db,
    accounts.map(({ id }) => id),
  );
  let listFiles = 0;
  for (const id of new Set([...changed, ...byList.keys()])) {
    const record = await sql.hold(tx.db, id);
    if (!record || !settled.includes(record.state)) continue;
    if (record.file !== null && record.file_erased === 0) listFiles += 1;
    await sql.change(tx.db, id, {
      counts: await recounted(tx, record, byList.get(id) ?? []),
      mapping: withoutSamples(record.mapping),
      file_erased: 1,
    });
  }
  for (const record of await sql.inStates(tx.db, open)) if (record.insurer_id === insurerId) await anew(tx, record);
  return { listLines: lines.length, listFiles };
}

/** Takes a client out of every list: lines, what stood before, samples, and the files of lists that are settled. */
export async function forgetLists(tx: Tx, { accounts }: Person): Promise<Forgotten> {
  const sum: Forgotten = { listLines: 0, listFiles: 0 };
  for (const [insurerId, own] of Map.groupBy(accounts, (account) => account.insurer_id)) {
    const { listLines, listFiles } = await forgetIn(tx, insurerId, own);
    sum.listLines += listLines;
    sum.listFiles += listFiles;
  }
  tx.tell('imports', []);
  tx.wake('imports.clear');
  tx.wake('imports.read');
  return sum;
}
