import type { ErrorCode } from '#contract/errors.ts';
import type { Import, ImportMapping, ImportRow, RowConflict } from '#contract/imports.ts';
import type { ListColumn } from '#contract/list-columns.ts';
import { columnLetters } from '#contract/column-letters.ts';
import { readCounts } from './counts.ts';
import { lineAt } from './judging/find-gone.ts';
import type { ImportRecord } from './imports.sql.ts';
import { planOf } from './list-plan.ts';
import type { SettledRecord } from './staged.sql.ts';

const underWay = new Set<ImportRecord['state']>(['reading', 'applying', 'undoing']);
/** Before this much is done, nothing can be said of the rest. */
const TELLING = 0.02;

/** Seconds until the present phase ends, from its pace so far. */
function secondsLeft({ state, done, total, phase_started_at }: ImportRecord, now: string): number | null {
  if (!underWay.has(state) || done === 0 || done < total * TELLING) return null;
  const passed = Date.parse(now) - Date.parse(phase_started_at);
  return Math.max(0, Math.ceil((passed * (total - done)) / done / 1000));
}

const parsed = (text: string | null): unknown => (text === null ? null : JSON.parse(text));

type KeptMapping = Omit<ImportMapping, 'part' | 'columns'> & {
  columns: (Omit<ImportMapping['columns'][number], 'extra'> & { extra?: boolean })[];
};

/** Lists read before it was asked whether they are whole are whole, and keep no further columns. */
const completed = (kept: KeptMapping): ImportMapping => ({
  part: false,
  ...kept,
  columns: kept.columns.map((column) => ({ ...column, extra: column.extra ?? false })),
});

const mappingOf = ({ mapping }: ImportRecord): ImportMapping | null =>
  mapping === null ? null : completed(JSON.parse(mapping) as KeptMapping);

/** An import as the screens see it. */
export const shownImport = (record: ImportRecord, now: string, createdBy: string | null): Import => ({
  id: record.id,
  state: record.state,
  filename: record.filename,
  bytes: record.bytes,
  insurerId: record.insurer_id,
  cohortId: record.cohort_id,
  listDay: record.list_day,
  progress: { done: record.done, total: Math.max(record.total, record.done), secondsLeft: secondsLeft(record, now) },
  counts: readCounts(record.counts),
  mapping: mappingOf(record),
  error:
    record.error_code === null
      ? null
      : {
          code: record.error_code as ErrorCode,
          details: (parsed(record.error_details) ?? {}) as Record<string, unknown>,
        },
  createdAt: record.created_at,
  createdBy,
  appliedAt: record.applied_at,
  undoneAt: record.undone_at,
});

type Fault = Omit<ImportRow['reasons'][number], 'letter'>;

const letterOf = (record: ImportRecord, column: ListColumn): string | null => {
  const index = planOf(record).way?.judging.places[column];
  return index === undefined ? null : columnLetters(index);
};

/** A line of a list as the screens see it. */
export const shownRow = (record: ImportRecord, row: SettledRecord): ImportRow => ({
  id: row.position,
  line: lineAt(row.position),
  kind: row.kind,
  accountNumber: row.account_number,
  holderName: row.holder_name,
  accountId: row.account_id,
  reasons: ((parsed(row.faults) ?? []) as Fault[]).map((fault) => ({
    ...fault,
    letter: letterOf(record, fault.column),
  })),
  remarks: (parsed(row.remarks) ?? []) as ImportRow['remarks'],
  changes: (parsed(row.changes) ?? []) as ImportRow['changes'],
  conflicts: ((parsed(row.conflicts) ?? []) as Omit<RowConflict, 'settled'>[]).map((conflict) => ({
    ...conflict,
    fixed: conflict.fixed ?? false,
    settled: row[`settled_${conflict.field}`],
  })),
});
