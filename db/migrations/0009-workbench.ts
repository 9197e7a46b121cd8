import type { DialectName } from '../connect.ts';
import { integer, sortable } from '../dialect.ts';
import type { Migration } from '../migrate.ts';

const kinds = ['new', 'changed', 'same', 'faulty', 'gone', 'repeated', 'erased'];
const kindCheck = `check (kind in (${kinds.map((kind) => `'${kind}'`).join(', ')}))`;

const rowColumns = [
  'import_id',
  'position',
  'kind',
  'account_key',
  'account_number',
  'holder_name',
  'account_id',
  'content',
  'content_hash',
  'faults',
  'remarks',
  'changes',
  'conflicts',
  'back',
  'cells',
].join(', ');

/** SQLite cannot change a check: the table is made anew around its rows. */
const rebuilt = (dialect: DialectName): string[] => [
  `create table import_row_anew (
      import_id ${integer(dialect)} not null references import (id),
      position ${integer(dialect)} not null,
      kind text not null ${kindCheck},
      account_key ${sortable(dialect)},
      account_number text,
      holder_name text,
      account_id ${integer(dialect)},
      content text,
      content_hash text not null,
      faults text,
      remarks text,
      changes text,
      conflicts text,
      back integer not null default 0,
      cells text,
      primary key (import_id, position)
    )`,
  `insert into import_row_anew (${rowColumns}) select ${rowColumns} from import_row`,
  'drop table import_row',
  'alter table import_row_anew rename to import_row',
  'create index import_row_kind on import_row (import_id, kind, position)',
  'create index import_row_key on import_row (import_id, account_key)',
  'create index import_row_conflict on import_row (import_id, position) where conflicts is not null',
  'create index import_row_back on import_row (import_id, position) where back = 1',
];

const widened = [
  'alter table import_row drop constraint import_row_kind_check',
  `alter table import_row add constraint import_row_kind_check ${kindCheck}`,
];

/** Conflicts settled by a person, clients who asked to be forgotten, and lists that came by the watched folder. */
export const workbench: Migration = {
  name: '0009-workbench',
  statements: (dialect) => [
    ...(dialect === 'sqlite' ? rebuilt(dialect) : widened),
    // Whose value counts where a list contradicts what is kept: null while nobody has said.
    ...['email', 'mobile', 'registered'].map(
      (field) => `alter table import_row add column settled_${field} text check (settled_${field} in ('list', 'kept'))`,
    ),
    // Which file of the watched folder a list was: no file is read twice.
    'alter table import add column watched_file text',
    'create unique index import_watched_file on import (watched_file) where watched_file is not null',
    // Keyed hashes of erased clients' numbers and addresses: they tell nothing, and outlive the clients.
    `create table erased_mark (mark text primary key, erased_on text not null)`,
  ],
};
