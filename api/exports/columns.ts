/**
 * What a column holds. `day` takes `YYYY-MM-DD`, `instant` an ISO instant shown as the wall clock in Hungary, `share`
 * 0.25 for 25 %. Account numbers and phones are `text`: they keep their zeros and their `+`.
 */
export type ColumnKind = 'text' | 'whole' | 'decimal' | 'share' | 'day' | 'instant';

export interface ExportColumn {
  readonly heading: string;
  readonly kind: ColumnKind;
  /** In characters, as spreadsheets count. */
  readonly width: number;
}

/** What does not fit the kind of its column is written as text, never dropped. */
export type ExportValue = string | number | null;
export type ExportRow = readonly ExportValue[];

/** Rows come in pages, read from the database only as fast as they are written. */
export type ExportPages = AsyncIterable<readonly ExportRow[]> | Iterable<readonly ExportRow[]>;
