import type { Db, DialectName } from '#db/connect.ts';
import { dialectOf } from '#db/dialect.ts';
import { rowsOf } from '#db/rows.ts';
import type { Piece } from './status.sql.ts';

const like = (word: string): string => `%${word.replace(/[\\%_]/g, '\\$&')}%`;
const quoted = (word: string): string => `"${word.replaceAll('"', '""')}"`;

/** Words looked for in each row that is read anyway; `|| ''` keeps PostgreSQL from asking the index after all. */
export const wordsRead = (words: readonly string[]): Piece[] =>
  words.map((word) => ({ sql: `(account.search_text || '') like ? escape '\\'`, values: [like(word)] }));

/** Words (of three characters at least) looked for by the trigram index. */
export function wordsFound(dialect: DialectName, words: readonly string[]): Piece[] {
  if (words.length === 0) return [];
  const { sql, values } = found(dialect, words);
  return [{ sql: `account.id in (select ${dialect === 'sqlite' ? 'rowid' : 'account_id'} ${sql})`, values }];
}

function found(dialect: DialectName, words: readonly string[]): Piece {
  if (dialect === 'sqlite')
    return { sql: 'from account_search where account_search match ?', values: [words.map(quoted).join(' ')] };
  const each = words.map(() => `account_search.search_text like ? escape '\\'`);
  return { sql: `from account_search where ${each.join(' and ')}`, values: words.map(like) };
}

/** The accounts that hold the words; the search index answers alone: 10 ms for 100,000 of a million. */
export async function hits(db: Db, words: readonly string[]): Promise<Int32Array> {
  const dialect = dialectOf(db);
  const { sql, values } = found(dialect, words);
  const ids = dialect === 'sqlite' ? 'json_group_array(rowid)' : `coalesce(json_agg(account_id), '[]')::text`;
  const [row] = await rowsOf<{ ids: string }>(db, `select ${ids} as ids ${sql}`, values);
  return Int32Array.from(JSON.parse(row?.ids ?? '[]') as number[]);
}
