import type { ExportColumn, ExportPages, ExportRow, ExportValue } from './columns.ts';
import { columnLetters } from '#contract/column-letters.ts';
import { cellStyles, looseCell, rowWriter, textCell } from './sheet-cells.ts';
import { sheetName } from './sheet-name.ts';
import { workbookParts, type WorkbookLanguage, type WrittenSheet } from './workbook-parts.ts';
import { createZip } from './zip-file.ts';

/** A workbook being written to disk, sheet after sheet; memory does not grow with it. */
export interface Workbook {
  /** Writes a list with a frozen heading row and filter buttons; more rows than fit go on to further sheets. */
  addList(name: string, columns: readonly ExportColumn[], pages: ExportPages): Promise<{ rows: number }>;
  /** Writes a page of facts: a label and a value per line. */
  addFacts(name: string, facts: readonly (readonly [label: string, value: ExportValue])[]): Promise<void>;
  /** Completes the file and gives it its name; resolves to its bytes. */
  finish(): Promise<number>;
  /** Gives up and leaves nothing behind. */
  discard(): Promise<void>;
}

export interface WorkbookChoice {
  readonly language: WorkbookLanguage;
  /** Lines of one sheet, the heading included. */
  readonly linesPerSheet?: number;
}

const mostLines = 1_048_576;
/** Rows turned to text in one go; keeps the event loop free at any page size. */
const rowsAtOnce = 250;

export async function openWorkbook(
  path: string,
  { language, linesPerSheet = mostLines }: WorkbookChoice,
): Promise<Workbook> {
  const zip = await createZip(path);
  const sheets: WrittenSheet[] = [];

  async function addSheet(
    name: string,
    list: () => WrittenSheet['list'],
    pieces: AsyncIterable<string> | Iterable<string>,
  ): Promise<void> {
    await zip.add(`xl/worksheets/sheet${sheets.length + 1}.xml`, pieces);
    sheets.push({ name, list: list() });
  }
  const freeName = (wanted: string): string =>
    sheetName(
      wanted,
      sheets.map((sheet) => sheet.name),
    );

  return {
    async addList(name, columns, pages) {
      const source = rowSource(pages);
      const writeRow = rowWriter(columns);
      let rows = 0;
      let lines = 1;
      async function* sheetXml(): AsyncGenerator<string> {
        yield listHead(columns);
        lines = 1;
        while (lines < linesPerSheet && (await source.more())) {
          let xml = '';
          for (const row of source.take(Math.min(rowsAtOnce, linesPerSheet - lines)))
            xml += writeRow(row, (lines += 1));
          yield xml;
        }
        rows += lines - 1;
        yield listTail(columns, lines);
      }
      try {
        do {
          await addSheet(freeName(name), () => ({ columns: columns.length, lines }), sheetXml());
        } while (await source.more());
      } finally {
        await source.close();
      }
      return { rows };
    },
    addFacts: (name, facts) => addSheet(freeName(name), () => null, factsXml(facts)),
    async finish() {
      for (const [name, xml] of workbookParts(sheets, language)) await zip.add(name, [xml]);
      return zip.finish();
    },
    discard: () => zip.discard(),
  };
}

interface RowSource {
  more(): Promise<boolean>;
  take(count: number): readonly ExportRow[];
  /** Tells whoever gives the pages that no more are wanted. */
  close(): Promise<void>;
}

/** Rows of pages, a handful at a time, so that a sheet can end in the middle of a page. */
function rowSource(pages: ExportPages): RowSource {
  const iterator = Symbol.asyncIterator in pages ? pages[Symbol.asyncIterator]() : pages[Symbol.iterator]();
  let page: readonly ExportRow[] = [];
  let at = 0;
  return {
    async more() {
      while (at >= page.length) {
        const next = await iterator.next();
        if (next.done === true) return false;
        page = next.value;
        at = 0;
      }
      return true;
    },
    take(count) {
      const taken = page.slice(at, at + count);
      at += taken.length;
      return taken;
    },
    async close() {
      await iterator.return?.();
    },
  };
}

const worksheet =
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">';
const landscapeA4 =
  '<pageMargins left="0.4" right="0.4" top="0.5" bottom="0.5" header="0.3" footer="0.3"/><pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/>';

function listHead(columns: readonly ExportColumn[]): string {
  const widths = columns.map(
    ({ width }, index) => `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`,
  );
  const headings = columns.map(({ heading }, index) =>
    textCell(`${columnLetters(index)}1`, heading, cellStyles.heading),
  );
  return (
    `${worksheet}<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews><sheetView workbookViewId="0">` +
    '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/><selection pane="bottomLeft" activeCell="A2" sqref="A2"/>' +
    `</sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/><cols>${widths.join('')}</cols>` +
    `<sheetData><row r="1" ht="30" customHeight="1">${headings.join('')}</row>`
  );
}

/** Numbers kept as text on purpose would get a warning sign in every cell; it is switched off for these columns. */
function listTail(columns: readonly ExportColumn[], lines: number): string {
  const texts = columns.flatMap(({ kind }, index) =>
    kind === 'text' ? [`${columnLetters(index)}2:${columnLetters(index)}${lines}`] : [],
  );
  const quiet =
    texts.length > 0 && lines > 1
      ? `<ignoredErrors><ignoredError sqref="${texts.join(' ')}" numberStoredAsText="1"/></ignoredErrors>`
      : '';
  return `</sheetData><autoFilter ref="A1:${columnLetters(columns.length - 1)}${lines}"/>${landscapeA4}${quiet}</worksheet>`;
}

function* factsXml(facts: readonly (readonly [label: string, value: ExportValue])[]): Generator<string> {
  yield `${worksheet}<sheetFormatPr defaultRowHeight="15"/><cols><col min="1" max="1" width="28" customWidth="1"/><col min="2" max="2" width="80" customWidth="1"/></cols><sheetData>`;
  for (const [index, [label, value]] of facts.entries()) {
    const line = index + 1;
    yield `<row r="${line}">${textCell(`A${line}`, label, cellStyles.label)}${looseCell(`B${line}`, value, cellStyles.wrapped)}</row>`;
  }
  yield `</sheetData>${landscapeA4.replace('landscape', 'portrait')}</worksheet>`;
}
