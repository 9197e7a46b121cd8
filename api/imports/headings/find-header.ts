import { openCell, textOf } from '../rows/cell-value.ts';
import { scoreHeading } from './score-heading.ts';
import type { Cell, SheetRow } from '../formats/sheet-reader.ts';

/** `score` compares sheets of a file: the sum of what its headings are worth, one for each sure column. */
export type Header = { line: number; headings: string[]; score: number };

const SEARCHED_ROWS = 30;
/** One known word may stand in any notice. */
const FEWEST_COLUMNS = 2;

const headingsOf = (cells: readonly Cell[]): string[] =>
  Array.from(cells, (cell) => {
    const opened = openCell(cell);
    return 'value' in opened && opened.value !== null ? textOf(opened.value) : '';
  });

/** Under merged group headings (`Ügyfél` over `neve`, `típusa`): each heading with the group's word before it. */
function withGroups(above: readonly string[], own: readonly string[]): string[] {
  let group = '';
  return Array.from({ length: Math.max(above.length, own.length) }, (_, at) => {
    group = above[at] || group;
    return `${group} ${own[at] ?? ''}`.trim();
  });
}

function worth(headings: readonly string[]): number {
  const best = new Map<string, number>();
  for (const heading of headings)
    for (const { column, confidence } of scoreHeading(heading))
      best.set(column, Math.max(best.get(column) ?? 0, confidence));
  const sum = [...best.values()].reduce((total, confidence) => total + confidence, 0);
  return best.size < FEWEST_COLUMNS ? 0 : sum;
}

/** The better reading of each heading: alone, or with its group's word. */
const merged = (above: readonly string[], own: readonly string[]): string[] =>
  withGroups(above, own).map((grouped, at) => {
    const alone = own[at] ?? '';
    const confidence = (text: string): number => scoreHeading(text)[0]?.confidence ?? 0;
    return confidence(grouped) > confidence(alone) ? grouped : alone || grouped;
  });

/** Finds the header among a sheet's first rows, under any title rows; null when nothing looks like one. */
export function findHeader(rows: readonly SheetRow[]): Header | null {
  let best: Header | null = null;
  let above: string[] = [];
  for (const { line, cells } of rows.slice(0, SEARCHED_ROWS)) {
    const own = headingsOf(cells);
    for (const headings of [own, merged(above, own)]) {
      const score = worth(headings);
      if (score > (best?.score ?? 0)) best = { line, headings, score };
    }
    above = own;
  }
  return best;
}
