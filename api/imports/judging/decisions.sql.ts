import type { ConflictField, Settlement } from '#contract/imports.ts';
import type { Db } from '#db/connect.ts';
import { rowsFromJson } from '#db/dialect.ts';
import { changedBy, rowsOf } from '#db/rows.ts';
import type { Settled } from '../staged.sql.ts';

const settled = ['settled_email', 'settled_mobile', 'settled_registered'] as const satisfies (keyof Settled)[];
const names = settled.join(', ');

/** Puts aside what was chosen about the lines of a list, with what it was chosen about. */
export const putAside = (db: Db, importId: number): Promise<number> =>
  changedBy(
    db,
    `insert into import_decision (import_id, account_key, conflicts, ${names})
     select import_id, account_key, conflicts, ${names} from import_row
     where import_id = ? and conflicts is not null and account_key is not null
       and coalesce(${names}) is not null
     on conflict (import_id, account_key) do update set conflicts = excluded.conflicts,
       ${settled.map((name) => `${name} = excluded.${name}`).join(', ')}`,
    [importId],
  );

export type Reopened = Settled & { position: number; account_key: string; conflicts: string; decided_about: string };

/** Lines whose conflicts somebody had decided about before the list was read again, after an account key. */
export const reopened = (
  db: Db,
  importId: number,
  { after, limit }: { after: string; limit: number },
): Promise<Reopened[]> =>
  rowsOf(
    db,
    `select import_row.position, import_row.account_key, import_row.conflicts,
       import_decision.conflicts as decided_about, ${settled.map((name) => `import_decision.${name}`).join(', ')}
     from import_decision
     join import_row on import_row.import_id = import_decision.import_id
       and import_row.account_key = import_decision.account_key and import_row.conflicts is not null
     where import_decision.import_id = ? and import_decision.account_key > ?
     order by import_decision.account_key, import_row.position limit ?`,
    [importId, after, limit],
  );

export type Choice = { position: number } & Record<ConflictField, Settlement | null>;

export const chooseAgain = (db: Db, importId: number, choices: readonly Choice[]): Promise<number> =>
  changedBy(
    db,
    `update import_row set settled_email = input.email, settled_mobile = input.mobile,
       settled_registered = input.registered
     from ${rowsFromJson(db, { position: 'integer', email: 'text', mobile: 'text', registered: 'text' })}
     where import_row.import_id = ? and import_row.position = input.position`,
    [JSON.stringify(choices), importId],
  );

export const forget = (db: Db, importId: number): Promise<number> =>
  db('import_decision').where({ import_id: importId }).delete();
