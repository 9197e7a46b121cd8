import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3-multiple-ciphers';
import pg from 'pg';
import { openDatabase, type DialectName } from '#db/connect.ts';
import { migrate } from '#db/migrate.ts';
import { migrations } from '#db/migrations/index.ts';
import { derived } from '../api/accounts/search-text.ts';
import { openList } from '../api/imports/formats/open-list.ts';
import type { Cell } from '../api/imports/formats/sheet-reader.ts';

const KEY = '5a'.repeat(32);
const ROWS_AT_ONCE = 1000;

/** The columns of an account such a list fills; the rest takes what the table gives. */
const columns = [
  'insurer_id',
  'cohort_id',
  'deadline',
  'created_at',
  'holder_kind',
  'manager_kind',
  'account_number',
  'holder_name',
  'mobile',
  'email',
  'postcode',
  'town',
  'policy_numbers',
  'product',
  'communication',
  'account_key',
  'holder_id',
  'name_sort',
  'search_text',
  'reachable',
] as const;

const text = (cell: Cell | undefined): string => (typeof cell === 'string' ? cell : '');

function accountOf(cells: readonly Cell[]): (string | number)[] {
  const [number, name, mobile, email] = [0, 1, 4, 5].map((at) => text(cells[at]));
  const phone = (mobile ?? '').replace(/\s/g, '');
  const follows = derived({
    accountNumber: number ?? '',
    holderName: name ?? '',
    email: email ?? '',
    mobile: phone,
    secondaryPhone: null,
    birthDate: null,
    taxNumber: null,
  });
  return [
    1,
    1,
    '2031-12-31',
    '2031-01-01T00:00:00.000Z',
    'person',
    'owner',
    number ?? '',
    name ?? '',
    phone,
    email ?? '',
    text(cells[6]),
    text(cells[7]),
    text(cells[11]),
    text(cells[12]),
    text(cells[14]),
    follows.account_key,
    follows.holder_id,
    follows.name_sort,
    follows.search_text,
    follows.reachable,
  ];
}

type Inserting = { insert: (rows: readonly (string | number)[][]) => Promise<void>; close: () => Promise<void> };

const base = [
  `insert into insurer (id, name, portal_name, mailbox_name, portal_url, colours) values (1, 'a', 'b', 'c', 'd', '{}')`,
  `insert into cohort (id, insurer_id, name, deadline) values (1, 1, 'a', '2031-12-31')`,
];

async function bareSqlite(): Promise<Inserting> {
  const folder = mkdtempSync(join(tmpdir(), 'kapocs-bare-'));
  const filename = join(folder, 'bare.sqlite');
  const prepared = await openDatabase({ sqlite: { filename, key: KEY } });
  await migrate(prepared, migrations, () => new Date().toISOString());
  await prepared.close();
  const database = new Database(filename);
  database.pragma(`cipher='sqlcipher'`);
  database.pragma('legacy=4');
  database.pragma(`key="x'${KEY}'"`);
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = FULL');
  database.pragma('cache_size = -65536');
  database.pragma('temp_store = MEMORY');
  for (const statement of base) database.exec(statement);
  const insert = database.prepare(
    `insert into account (${columns.join(', ')}) values (${columns.map(() => '?').join(', ')})`,
  );
  return {
    insert: (rows) => {
      database.exec('begin');
      for (const row of rows) insert.run(...row);
      database.exec('commit');
      return Promise.resolve();
    },
    close: () => {
      database.close();
      rmSync(folder, { recursive: true, force: true });
      return Promise.resolve();
    },
  };
}

async function barePostgres(url: string): Promise<Inserting> {
  const other = new URL(url);
  const maintenance = new pg.Client({ connectionString: url });
  await maintenance.connect();
  await maintenance.query('create database bare');
  other.pathname = '/bare';
  const prepared = await openDatabase({ postgresql: { url: other.href } });
  await migrate(prepared, migrations, () => new Date().toISOString());
  await prepared.close();
  const client = new pg.Client({ connectionString: other.href });
  await client.connect();
  for (const statement of base) await client.query(statement);
  return {
    insert: async (rows) => {
      const places = rows.map(
        (row, at) => `(${row.map((_, column) => `$${at * columns.length + column + 1}`).join(', ')})`,
      );
      await client.query(`insert into account (${columns.join(', ')}) values ${places.join(', ')}`, rows.flat());
    },
    close: async () => {
      await client.end();
      await maintenance.query('drop database bare');
      await maintenance.end();
    },
  };
}

/** The streaming reader by itself, then the same with bare inserts: what no program can be faster than. */
export async function bareImport(
  dialect: DialectName,
  url: string | null,
  file: string,
): Promise<{ readMs: number; insertMs: number }> {
  const reading = performance.now();
  await eachBatch(file, () => Promise.resolve());
  const readMs = performance.now() - reading;
  const bare = dialect === 'sqlite' || url === null ? await bareSqlite() : await barePostgres(url);
  try {
    const inserting = performance.now();
    await eachBatch(file, (rows) => bare.insert(rows.map(accountOf)));
    return { readMs, insertMs: performance.now() - inserting - readMs };
  } finally {
    await bare.close();
  }
}

async function eachBatch(file: string, take: (rows: readonly (readonly Cell[])[]) => Promise<void>): Promise<void> {
  const list = await openList(file);
  try {
    const { likelySheet: sheet } = list.summary;
    for await (const { rows } of list.batches({ sheet, fromLine: 2, rowsPerBatch: ROWS_AT_ONCE }))
      await take(rows.map(({ cells }) => cells));
  } finally {
    await list.close();
  }
}
