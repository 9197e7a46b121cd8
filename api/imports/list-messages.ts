import type { ErrorCode, ErrorDetails } from '#contract/errors.ts';
import type { ListSummary, OpenChoice, ReadChoice, RowBatch } from './sheet-reader.ts';

/** What the reading thread is started with. */
export interface ListOrder {
  readonly path: string;
  readonly choice: OpenChoice;
}

/** Begins a reading, or asks for the next batch of it. `reading` numbers them: answers to one given up are passed over. */
export type ListQuestion =
  | { readonly ask: 'rows'; readonly reading: number; readonly choice: ReadChoice }
  | { readonly ask: 'more'; readonly reading: number };

/** One answer to every question, and the first unasked once the list is open (or not), as reading 0. */
export type ListAnswer = { readonly reading: number } & (
  | { readonly tell: 'opened'; readonly summary: ListSummary }
  | { readonly tell: 'rows'; readonly batch: RowBatch }
  | { readonly tell: 'end' }
  | { readonly tell: 'failed'; readonly code: ErrorCode; readonly details: ErrorDetails; readonly trace: string }
);
