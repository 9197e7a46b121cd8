/** Height of a row, in pixels; skeletons too, so that nothing jumps. */
export const ROW = 36;
/** Browsers cut elements off somewhere above 17 million pixels; a longer list is scrolled in larger steps. */
const TALLEST = 12_000_000;
/** Rows kept ready above and below what is seen. */
const SPARE = 12;

/** A list as scrolled: `top` counts in the pixels of all rows, `scroll` in those of the scroll bar. */
export type Sheet = { total: number; view: number };

const full = ({ total }: Sheet): number => total * ROW;
export const sheetHeight = (sheet: Sheet): number => Math.min(full(sheet), TALLEST);

/** How many pixels of rows one pixel of the scroll bar stands for. */
export const scaleOf = (sheet: Sheet): number =>
  full(sheet) <= TALLEST ? 1 : (full(sheet) - sheet.view) / (TALLEST - sheet.view);

export const clampTop = (sheet: Sheet, top: number): number =>
  Math.max(0, Math.min(top, Math.max(0, full(sheet) - sheet.view)));

export const topAt = (sheet: Sheet, scroll: number): number => clampTop(sheet, scroll * scaleOf(sheet));
export const scrollAt = (sheet: Sheet, top: number): number => clampTop(sheet, top) / scaleOf(sheet);

/** The rows to draw, spare ones included; `last` is not drawn any more. */
export function rowsIn({ total, view }: Sheet, top: number): { first: number; last: number } {
  const first = Math.max(0, Math.floor(top / ROW) - SPARE);
  return { first, last: Math.min(total, Math.ceil((top + view) / ROW) + SPARE) };
}

/** Where to scroll so that a row is wholly seen; unchanged when it is already. */
export function topShowing(sheet: Sheet, top: number, row: number): number {
  const from = row * ROW;
  if (from < top) return clampTop(sheet, from);
  return clampTop(sheet, Math.max(top, from + ROW - sheet.view));
}
