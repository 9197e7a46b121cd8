import { KapocsError } from '#contract/errors.ts';

/**
 * Text of one cell gathered from pieces. Refuses at the first character too many, so one enormous cell costs no memory.
 * `place` says where it is, for the refusal.
 */
export function textGatherer(mostCharacters: number): {
  start(place: Record<string, unknown>): void;
  add(piece: string): void;
  take(): string;
} {
  let text = '';
  let place: Record<string, unknown> = {};
  return {
    start(at) {
      text = '';
      place = at;
    },
    add(piece) {
      text += piece;
      if (text.length > mostCharacters) throw new KapocsError('FILE_CELL_TOO_LONG', place);
    },
    take: () => text,
  };
}

/**
 * Text as a cell of a list: nothing where only white space stands, and without what no database text may hold – the
 * zero character and halves of surrogate pairs.
 */
export function cellText(text: string): string | null {
  const whole = (text.isWellFormed() ? text : text.toWellFormed()).replaceAll('\0', '');
  return whole.trim() === '' ? null : whole;
}

/** Undoes the `_x000D_` escapes of workbook strings (ECMA-376 part 1 §22.9.2.19). */
export function unescapeWorkbookText(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replaceAll(/_x([\dA-Fa-f]{4})_/g, (_whole, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
}
