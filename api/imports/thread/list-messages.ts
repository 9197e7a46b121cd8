import type { ErrorCode, ErrorDetails } from '#contract/errors.ts';
import type { Judging, Survey } from '../list-plan.ts';
import type { ListSummary, OpenChoice, ReadChoice, RowBatch } from '../formats/sheet-reader.ts';
import type { StagedRow } from '../rows/stage-row.ts';

/** Rows judged by themselves; `lastLine` counts also the lines that are no account. */
export interface StagedBatch {
  readonly rows: readonly StagedRow[];
  readonly lastLine: number;
  readonly progress: number;
}

/** Opens a list or closes it again, begins a reading, or asks for the next batch of it. `reading` numbers them: answers to one given up are passed over. */
export type ListQuestion =
  | { readonly ask: 'open'; readonly reading: number; readonly path: string; readonly choice: OpenChoice }
  | { readonly ask: 'close'; readonly reading: number }
  | { readonly ask: 'survey'; readonly reading: number; readonly sheet: number | null }
  | { readonly ask: 'rows'; readonly reading: number; readonly choice: ReadChoice }
  | { readonly ask: 'judged'; readonly reading: number; readonly choice: ReadChoice; readonly judging: Judging }
  | { readonly ask: 'more'; readonly reading: number };

/** One answer to every question. */
export type ListAnswer = { readonly reading: number } & (
  | { readonly tell: 'opened'; readonly summary: ListSummary }
  | { readonly tell: 'survey'; readonly survey: Survey }
  | { readonly tell: 'rows'; readonly batch: RowBatch }
  | { readonly tell: 'judged'; readonly batch: StagedBatch }
  | { readonly tell: 'end' }
  | { readonly tell: 'failed'; readonly code: ErrorCode; readonly details: ErrorDetails; readonly trace: string }
);
