import type { RowKind } from '#contract/imports.ts';
import type { StagedRecord, Twin } from '../staged.sql.ts';

export type Settled = {
  rows: StagedRecord[];
  /** lines read earlier that a later one contradicts */
  contradicted: { position: number; kind: RowKind; faults: string }[];
};

const twice = (number: string | null): string =>
  JSON.stringify([{ column: 'accountNumber', value: number ?? '', reason: 'account_number_twice' }]);

const faulty = (record: StagedRecord): StagedRecord => ({
  ...record,
  kind: 'faulty',
  faults: twice(record.account_number),
  changes: null,
  conflicts: null,
  back: 0,
});

const repeated = (record: StagedRecord): StagedRecord => ({
  ...record,
  kind: 'repeated',
  changes: null,
  conflicts: null,
  back: 0,
});

/**
 * The same number twice in one list: said the same way it counts once, said differently both lines are at fault
 * (import.md, Judging a row). `earlier` are the lines already kept with the numbers of `rows`.
 */
export function settleTwins(rows: readonly StagedRecord[], earlier: readonly Twin[]): Settled {
  const groups = Map.groupBy([...earlier, ...rows], (twin) => twin.account_key);
  const settled = rows.map((record) => {
    const [first, ...others] = (record.account_key === null ? null : groups.get(record.account_key)) ?? [];
    if (!first || others.length === 0) return record;
    const differ = others.some((twin) => twin.content_hash !== first.content_hash);
    if (differ) return record.kind === 'faulty' ? record : faulty(record);
    return first.position === record.position ? record : repeated(record);
  });
  const hashes = new Map(
    [...groups].map(([key, twins]) => [key, new Set(twins.map((twin) => twin.content_hash)).size]),
  );
  const contradicted = earlier
    .filter((twin) => twin.kind !== 'faulty' && (hashes.get(twin.account_key) ?? 0) > 1)
    .map(({ position, kind, account_key }) => ({ position, kind, faults: twice(account_key) }));
  return { rows: settled, contradicted };
}
