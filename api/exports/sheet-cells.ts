import { columnLetters } from '#contract/column-letters.ts';
import type { ColumnKind, ExportColumn, ExportRow, ExportValue } from './columns.ts';
import { daySerials, wallClock } from './wall-clock.ts';

/** Indexes into the cell styles of `workbook-parts.ts`. */
export const cellStyles = {
  general: 0,
  heading: 1,
  text: 2,
  whole: 3,
  decimal: 4,
  share: 5,
  day: 6,
  instant: 7,
  label: 8,
  wrapped: 9,
} as const;

const longestCell = 32_767;

export type RowWriter = (row: ExportRow, line: number) => string;

/**
 * Writes rows of these columns as worksheet XML. Text is always an inline string cell, never a formula: whatever it
 * begins with, a spreadsheet shows it and computes nothing (security.md 1.2.10).
 */
export function rowWriter(columns: readonly ExportColumn[]): RowWriter {
  const daySerial = daySerials();
  const wall = wallClock();
  const serialOf: Record<ColumnKind, (value: string) => number | null> = {
    text: () => null,
    whole: () => null,
    decimal: () => null,
    share: () => null,
    day: (text) => (text.length === 10 ? daySerial(text) : null),
    instant: (text) => daySerial(wall(text) ?? ''),
  };
  const shapes = columns.map(({ kind }, index) => ({ letters: columnLetters(index), kind, serial: serialOf[kind] }));

  return (row, line) => {
    let xml = `<row r="${line}">`;
    for (const [index, shape] of shapes.entries()) {
      const value = row[index];
      if (value === undefined || value === null || value === '') continue;
      const number = typeof value === 'number' ? value : shape.serial(value);
      xml +=
        number !== null && Number.isFinite(number) && shape.kind !== 'text'
          ? `<c r="${shape.letters}${line}" s="${cellStyles[shape.kind]}"><v>${number}</v></c>`
          : textCell(`${shape.letters}${line}`, String(value), cellStyles.text);
    }
    return xml + '</row>';
  };
}

export function textCell(reference: string, text: string, style: number): string {
  const cut = text.length > longestCell ? text.slice(0, longestCell - 1) + '…' : text;
  return `<c r="${reference}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${workbookText(cut)}</t></is></c>`;
}

/** A value of a sheet without columns of its own: numbers as they are, the rest as text. */
export function looseCell(reference: string, value: ExportValue, style: number): string {
  if (value === null) return '';
  return typeof value === 'number' && Number.isFinite(value)
    ? `<c r="${reference}" s="${cellStyles.general}"><v>${value}</v></c>`
    : textCell(reference, String(value), style);
}

const special = /[&<>"\u0000-\u0008\u000B-\u001F\uD800-\uDFFF\uFFFE\uFFFF]|_x[\dA-Fa-f]{4}_/;

/** Text as XML content of a workbook; what XML cannot hold goes as `_x0007_` (ECMA-376 part 1 §22.9.2.19). */
export function workbookText(text: string): string {
  if (!special.test(text)) return text;
  return text
    .toWellFormed()
    .replaceAll(/_(?=x[\dA-Fa-f]{4}_)/g, '_x005F_')
    .replaceAll(
      /[\u0000-\u0008\u000B-\u001F\uFFFE\uFFFF]/g,
      (sign) => `_x${sign.charCodeAt(0).toString(16).padStart(4, '0').toUpperCase()}_`,
    )
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
