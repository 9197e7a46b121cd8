import { createHash } from 'node:crypto';
import type { RowFault, RowRemark } from '#contract/row-reasons.ts';
import { wholePattern } from './account-number.ts';
import { extraOf } from './extra-fields.ts';
import { cellsAt, judgeRow } from './judge-row.ts';
import type { Judging } from '../list-plan.ts';
import type { RowRules } from './list-row.ts';
import { shown } from './row-reading.ts';
import type { SheetRow } from '../formats/sheet-reader.ts';

/** A line judged by itself, in the form it is kept: texts are JSON, so that nothing is taken apart on the way. */
export type StagedRow = {
  line: number;
  /** normalised; null where it cannot be read */
  accountNumber: string | null;
  holderName: string | null;
  content: string | null;
  contentHash: string;
  faults: RowFault[];
  remarks: RowRemark[];
  /** all cells of a faulty line as a person sees them */
  cells: string[] | null;
};

const LONGEST_CELL = 32_767;

const hash = (text: string): string => createHash('sha256').update(text).digest('base64url').slice(0, 22);

export const rulesOf = ({ shape, dateSystem, foreignMobiles }: Judging): RowRules => ({
  shape: { pattern: shape.pattern === null ? null : wholePattern(shape.pattern), length: shape.length },
  dateSystem,
  foreignMobiles,
});

/** Judges a line of the file; null for titles, blanks, totals and whatever else is no account. */
export function stageRow(
  row: SheetRow,
  { places, headerLine, extras = [] }: Judging,
  rules: RowRules,
): StagedRow | null {
  if (row.line <= headerLine) return null;
  const cells = cellsAt(row.cells, places);
  const judged = judgeRow(cells, rules);
  switch (judged.kind) {
    case 'ignored':
      return null;
    case 'good': {
      const told = extras.length > 0 ? { ...judged.row, extra: extraOf(row.cells, extras) } : judged.row;
      const content = JSON.stringify(told);
      const { accountNumber, holderName } = judged.row;
      return {
        line: row.line,
        accountNumber,
        holderName,
        content,
        contentHash: hash(content),
        faults: [],
        remarks: judged.remarks,
        cells: null,
      };
    }
    case 'faulty': {
      const { accountNumber, faults, remarks } = judged;
      const texts = row.cells.map((cell) => shown(cell, LONGEST_CELL));
      return {
        line: row.line,
        accountNumber,
        holderName: shown(cells.holderName) || null,
        content: null,
        contentHash: hash(JSON.stringify(texts)),
        faults,
        remarks,
        cells: texts,
      };
    }
  }
}
