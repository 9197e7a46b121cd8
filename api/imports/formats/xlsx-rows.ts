import { KapocsError } from '#contract/errors.ts';
import { cellText, textGatherer, unescapeWorkbookText } from './cell-text.ts';
import { dayToSerial, serial1900 } from './date-serial.ts';
import type { Cell, FileLimits, Merge, PlainCell, SheetRow } from './sheet-reader.ts';
import { attribute, type XmlHandlers } from './xml-scanner.ts';
import { isTrue, type Workbook } from './xlsx-parts.ts';

/** What the sheet so far has given; `take` hands the finished rows over. */
export interface XlsxRows {
  readonly handlers: XmlHandlers;
  readonly merges: readonly Merge[];
  take(): SheetRow[];
}

/** Merges matter in headings only, and those stand in the first lines. */
const lastMergeLine = 100;
const mostMerges = 1000;

interface OpenCell {
  readonly column: number;
  readonly type: string;
  readonly style: number;
  value: string;
  formula: string | null;
}

/** Turns the tags of a worksheet part into rows from `fromLine` on (ECMA-376 part 1 §18.3.1). */
export function xlsxRows(workbook: Workbook, limits: FileLimits, fromLine: number): XlsxRows {
  const merges: Merge[] = [];
  const gathered = textGatherer(limits.cellCharacters);
  let rows: SheetRow[] = [];
  let line = 0;
  let wanted = false;
  let hidden = false;
  let cells: Cell[] = [];
  let nextColumn = 0;
  let cell: OpenCell | null = null;
  let gathering = false;
  let phonetic = false;

  function openRow(attributes: string): void {
    const given = attribute(attributes, 'r');
    const number = given === null ? line + 1 : Number(given);
    if (!(Number.isInteger(number) && number > line)) throw new KapocsError('FILE_DAMAGED', { afterLine: line });
    if (number > limits.lines) throw new KapocsError('FILE_TOO_MANY_ROWS', { limit: limits.lines });
    line = number;
    wanted = line >= fromLine;
    hidden = wanted && isTrue(attribute(attributes, 'hidden'));
    cells = [];
    nextColumn = 0;
  }

  function openCell(attributes: string): void {
    const reference = attribute(attributes, 'r');
    const column = reference === null ? nextColumn : columnOf(reference);
    nextColumn = column + 1;
    const style = attribute(attributes, 's');
    cell = {
      column,
      type: attribute(attributes, 't') ?? 'n',
      style: style === null ? 0 : Number(style),
      value: '',
      formula: null,
    };
  }

  function closeCell(open: OpenCell): void {
    const value = cellValue(open, workbook);
    if (value === null && open.formula === null) return;
    if (open.column >= limits.columns) throw new KapocsError('FILE_TOO_MANY_COLUMNS', { line, limit: limits.columns });
    while (cells.length < open.column) cells.push(null);
    cells[open.column] = open.formula === null ? value : { formula: open.formula, value };
  }

  return {
    merges,
    take() {
      const taken = rows;
      rows = [];
      return taken;
    },
    handlers: {
      open(name, attributes) {
        if (name === 'c') {
          if (wanted) openCell(attributes);
        } else if (name === 'row') openRow(attributes);
        else if (name === 'mergeCell') addMerge(merges, attribute(attributes, 'ref') ?? '');
        else if (cell === null) return;
        else if (name === 'v' || name === 'f' || name === 'is') {
          gathered.start({ line, column: cell.column + 1 });
          gathering = name !== 'is';
        } else if (name === 't') gathering = !phonetic;
        else if (name === 'rPh') phonetic = true;
      },
      text(text) {
        if (gathering) gathered.add(text);
      },
      close(name) {
        if (name === 'row') {
          if (cells.length > 0) rows.push(hidden ? { line, cells, hidden } : { line, cells });
          cells = [];
          wanted = false;
        } else if (cell === null) return;
        else if (name === 'c') {
          closeCell(cell);
          cell = null;
        } else if (name === 'v' || name === 'is') {
          cell.value = gathered.take();
          gathering = false;
        } else if (name === 'f') {
          cell.formula = gathered.take();
          gathering = false;
        } else if (name === 't') gathering = false;
        else if (name === 'rPh') phonetic = false;
      },
    },
  };
}

function cellValue(cell: OpenCell, workbook: Workbook): PlainCell {
  const text = cell.value;
  if (text === '') return null;
  switch (cell.type) {
    case 's':
      return cellText(workbook.strings.get(Number(text)));
    case 'str':
    case 'inlineStr':
      return cellText(unescapeWorkbookText(text));
    case 'b':
      return isTrue(text.trim());
    case 'e':
      return { fault: text.slice(0, 20) };
    case 'd': {
      const serial = dayToSerial(text.trim().replace(/Z$/, ''));
      return serial === null ? cellText(text) : { serial };
    }
    default:
      return numberCell(text, workbook, cell.style);
  }
}

function numberCell(text: string, workbook: Workbook, style: number): PlainCell {
  const number = Number(text);
  if (!Number.isFinite(number)) return cellText(text);
  return workbook.showsDate(style) ? { serial: serial1900(number, workbook.dateSystem) } : number;
}

/** Column from 0 of a reference such as `AB12`; far beyond any limit where it is none. */
function columnOf(reference: string): number {
  let column = 0;
  for (let at = 0; at < reference.length && at < 4; at += 1) {
    const letter = reference.charCodeAt(at) & 0xdf;
    if (letter < 0x41 || letter > 0x5a) break;
    column = column * 26 + letter - 0x40;
  }
  if (column === 0) throw new KapocsError('FILE_DAMAGED', { reason: 'cell reference' });
  return column - 1;
}

function addMerge(merges: Merge[], range: string): void {
  const corners = /^\$?([A-Z]{1,3})\$?(\d{1,7}):\$?([A-Z]{1,3})\$?(\d{1,7})$/.exec(range);
  if (!corners || merges.length >= mostMerges) return;
  const [, left = '', top, right = '', bottom] = corners;
  const merge = {
    firstLine: Number(top),
    lastLine: Number(bottom),
    firstColumn: columnOf(left),
    lastColumn: columnOf(right),
  };
  if (merge.firstLine <= lastMergeLine) merges.push(merge);
}
