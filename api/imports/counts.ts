import type { ImportCounts, RowKind } from '#contract/imports.ts';
import type { StagedRecord } from './staged.sql.ts';

export const noCounts: ImportCounts = {
  new: 0,
  changed: 0,
  same: 0,
  faulty: 0,
  gone: 0,
  repeated: 0,
  erased: 0,
  conflict: 0,
  conflictOpen: 0,
  conflictList: 0,
  back: 0,
  kept: 0,
};

/** Counts as they grow while a list is read; the exact ones are counted at its end. */
export function addCounts(
  counts: ImportCounts,
  rows: readonly Pick<StagedRecord, 'kind' | 'conflicts' | 'back'>[],
  contradicted: readonly { kind: RowKind }[],
): ImportCounts {
  const sum = { ...counts };
  for (const row of rows) {
    sum[row.kind] += 1;
    if (row.conflicts !== null) {
      sum.conflict += 1;
      sum.conflictOpen += 1;
    }
    sum.back += row.back;
  }
  for (const { kind } of contradicted) {
    sum[kind] -= 1;
    sum.faulty += 1;
  }
  return sum;
}

export const readCounts = (text: string): ImportCounts => ({ ...noCounts, ...(JSON.parse(text) as ImportCounts) });
