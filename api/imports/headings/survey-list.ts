import { usualLength } from '../rows/account-number.ts';
import { lettersAreBroken } from '../formats/broken-letters.ts';
import { sampleRows } from '../formats/choose-sheet.ts';
import { findHeader, type Header } from './find-header.ts';
import type { Survey } from '../list-plan.ts';
import { mapColumns } from './map-columns.ts';
import { shown } from '../rows/row-reading.ts';
import type { Cell, SheetReader, SheetRow } from '../formats/sheet-reader.ts';

const SAMPLES = 4;
const LONGEST_SAMPLE = 60;
const LONGEST_HEADING = 500;

async function firstRows(reader: SheetReader, sheet: number): Promise<readonly SheetRow[]> {
  for await (const { rows } of reader.batches({ sheet, rowsPerBatch: sampleRows })) return rows;
  return [];
}

/** Some values of a column that differ, as a person sees them. */
function samplesOf(cells: readonly (Cell | undefined)[]): string[] {
  const texts = new Set<string>();
  for (const cell of cells) {
    const text = shown(cell, LONGEST_SAMPLE);
    if (text !== '') texts.add(text);
    if (texts.size === SAMPLES) break;
  }
  return [...texts];
}

/** Words nobody knows may still be headings: the first row of several texts, none of which is a number or an address. */
function unknownHeader(rows: readonly SheetRow[]): Header | null {
  const row = rows.find(({ cells }) => cells.filter((cell) => cell !== null).length > 1);
  const wordy = row?.cells.every((cell) => cell === null || (typeof cell === 'string' && !/@|\d.*\d/.test(cell)));
  return row && wordy ? { line: row.line, headings: row.cells.map((cell) => shown(cell)), score: 0 } : null;
}

/** Looks at the first rows of a sheet: where the header is, which column may be which, what stands in them. */
export async function surveyList(reader: SheetReader, wanted: number | null): Promise<Survey> {
  const { summary } = reader;
  const sheet = wanted !== null && summary.sheets[wanted] ? wanted : summary.likelySheet;
  const rows = await firstRows(reader, sheet);
  const header = findHeader(rows) ?? unknownHeader(rows);
  const body = rows.filter(({ line }) => line > (header?.line ?? 0));
  const under = body.map(({ cells }) => cells);
  const width = Math.max(header?.headings.length ?? 0, ...under.map((cells) => cells.length));
  const headings = Array.from({ length: width }, (_, at) => (header?.headings[at] ?? '').slice(0, LONGEST_HEADING));
  const columns = headings.map((_, at) => under.map((cells) => cells[at]));
  return {
    sheet,
    sheets: summary.sheets.map(({ name, hidden }) => ({ name, hidden })),
    csv: summary.csv,
    // headings are typed where the list is made: right ones say nothing of the names under them
    brokenLetters: summary.brokenLetters || lettersAreBroken(body),
    dateSystem: summary.dateSystem,
    lastLine: summary.sheets[sheet]?.lastLine ?? null,
    headerLine: header?.line ?? null,
    headings,
    samples: columns.map(samplesOf),
    lengths: columns.map((cells) => usualLength(cells.map((cell) => cell ?? null))),
    guessed: mapColumns(headings, under),
  };
}
