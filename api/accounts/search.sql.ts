import type { DialectName } from '#db/connect.ts';
import type { Piece } from './status.sql.ts';

const SHORTEST_INDEXED = 3;

const like = (word: string): string => `%${word.replace(/[\\%_]/g, '\\$&')}%`;
const quoted = (word: string): string => `"${word.replaceAll('"', '""')}"`;

const byReading = (word: string): Piece => ({ sql: `account.search_text like ? escape '\\'`, values: [like(word)] });

/** Every word must stand in `search_text`; what the trigram index can find is left to it. */
export function wordsFound(dialect: DialectName, words: readonly string[]): Piece[] {
  const indexed = words.filter((word) => word.length >= SHORTEST_INDEXED);
  if (dialect === 'postgresql' || indexed.length === 0) return words.map(byReading);
  const viaIndex = {
    sql: 'account.id in (select rowid from account_search where account_search match ?)',
    values: [indexed.map(quoted).join(' ')],
  };
  return [viaIndex, ...words.filter((word) => word.length < SHORTEST_INDEXED).map(byReading)];
}
