import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Driver from 'better-sqlite3-multiple-ciphers';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDatabase } from '#db/connect.ts';
import { checkCopy, swapDatabase } from '#db/restore.ts';
import { rowsOf } from '#db/rows.ts';
import { emptyDatabase, KEY } from '../support/databases.ts';

/** How the key is told to the driver by hand (docs/en/backup.md). */
const byHand = { raw: `key="x'${KEY}'"`, 'worked out of it': `hexkey='${KEY}'` } as const;
const WRONG = '5b'.repeat(32);

function driver(filename: string, key: string): Driver.Database {
  const database = new Driver(filename);
  for (const pragma of [`cipher='sqlcipher'`, 'legacy=4', key]) database.pragma(pragma);
  return database;
}

let home: Awaited<ReturnType<typeof emptyDatabase>>;
let filename: string;
beforeEach(async () => {
  home = await emptyDatabase('sqlite');
  filename = join(home.folder, 'kapocs.sqlite');
});
afterEach(() => home.drop());

const words = async (file: string, key = KEY): Promise<unknown[]> => {
  const database = await openDatabase({ sqlite: { filename: file, key } });
  try {
    return await rowsOf(database.read, 'select word from kept');
  } finally {
    await database.close();
  }
};

it('a new file has the key itself, without stretching', async () => {
  const database = await openDatabase(home.source);
  await database.write.raw(`create table kept (word text)`);
  await database.close();
  const opened = driver(filename, byHand.raw);
  expect(opened.prepare('select word from kept').all()).toEqual([]);
  opened.close();
  expect(readFileSync(filename).subarray(0, 15).toString('latin1')).not.toBe('SQLite format 3');
});

describe.each(Object.entries(byHand))('a file whose key is %s', (_, key) => {
  beforeEach(() => {
    const made = driver(filename, key);
    made.exec(`create table kept (word text); insert into kept values ('old'); create table migration (name text)`);
    made.close();
  });

  it('opens, and is not harmed by a wrong key while its log waits', async () => {
    const beside = driver(filename, key);
    beside.pragma('journal_mode = WAL');
    beside.exec(`insert into kept values ('in the log')`);
    await expect(words(filename, WRONG)).rejects.toMatchObject({ code: 'KEY_WRONG' });
    expect(existsSync(`${filename}-wal`)).toBe(true);
    expect(await words(filename)).toEqual([{ word: 'old' }, { word: 'in the log' }]);
    beside.close();
  });

  it('is copied under its own key, and the copy takes its place', async () => {
    const copy = join(home.folder, 'copy.sqlite');
    const database = await openDatabase(home.source);
    await database.copyTo({ file: copy, schema: '' });
    await database.write.raw(`insert into kept values ('since then')`);
    await database.close();
    await checkCopy({ filename: copy, key: KEY }, []);
    await expect(checkCopy({ filename: copy, key: WRONG }, [])).rejects.toMatchObject({ code: 'BACKUP_UNUSABLE' });
    const keptAs = join(home.folder, 'aside.sqlite');
    await swapDatabase({ present: { filename, key: KEY }, copy, keptAs, known: [] });
    expect(await words(filename)).toEqual([{ word: 'old' }]);
    expect(await words(keptAs)).toEqual([{ word: 'old' }, { word: 'since then' }]);
  });
});
