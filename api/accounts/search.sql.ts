import type { DialectName } from '#db/connect.ts';
import type { Piece } from './status.sql.ts';

const like = (word: string): string => `%${word.replace(/[\\%_]/g, '\\$&')}%`;
const quoted = (word: string): string => `"${word.replaceAll('"', '""')}"`;

/** Words looked for in each row that is read anyway; `|| ''` keeps PostgreSQL from asking the index after all. */
export const wordsRead = (words: readonly string[]): Piece[] =>
  words.map((word) => ({ sql: `(account.search_text || '') like ? escape '\\'`, values: [like(word)] }));

/** Words (of three characters at least) looked for by the trigram index. */
export function wordsFound(dialect: DialectName, words: readonly string[]): Piece[] {
  if (dialect === 'postgresql')
    return words.map((word) => ({ sql: `account.search_text like ? escape '\\'`, values: [like(word)] }));
  if (words.length === 0) return [];
  const match = words.map(quoted).join(' ');
  return [{ sql: 'account.id in (select rowid from account_search where account_search match ?)', values: [match] }];
}

/** How many accounts hold the words, counted up to `most`; the search index answers alone. */
export const hits = (dialect: DialectName, words: readonly string[], most: number): Piece =>
  dialect === 'postgresql'
    ? {
        sql: `select count(*) as n from (select 1 from account where ${wordsFound(dialect, words)
          .map(({ sql }) => sql)
          .join(' and ')} limit ?) as found`,
        values: [...words.map(like), most],
      }
    : {
        sql: 'select count(*) as n from (select 1 from account_search where account_search match ? limit ?)',
        values: [words.map(quoted).join(' '), most],
      };
