import type { Db } from '#db/connect.ts';
import { forUpdate } from '#db/dialect.ts';
import { rowsOf } from '#db/rows.ts';

export type DeclarationRow = {
  id: number;
  name: string;
  version: number;
  mandatory: number;
  title_hu: string;
  text_hu: string;
  title_en: string;
  text_en: string;
  hash: string;
};

const columns = ['id', 'name', 'version', 'mandatory', 'title_hu', 'text_hu', 'title_en', 'text_en', 'hash'];

export const valid = (db: Db, now: string): Promise<DeclarationRow[]> =>
  db('portal_declaration')
    .select<DeclarationRow[]>(columns)
    .where('valid_from', '<=', now)
    .whereRaw('(retired_at is null or retired_at > ?)', [now])
    .orderBy('id');

export type VersionRow = DeclarationRow & { valid_from: string; retired_at: string | null };
const versionColumns = [...columns, 'valid_from', 'retired_at'];

export const all = (db: Db): Promise<(VersionRow & { accepted: number })[]> =>
  db('portal_declaration')
    .select<(VersionRow & { accepted: number })[]>(
      ...versionColumns,
      db.raw(
        '(select count(*) from portal_acceptance where portal_acceptance.declaration_id = portal_declaration.id) as accepted',
      ),
    )
    .orderBy([{ column: 'name' }, { column: 'version', order: 'desc' }]);

/** Held: two who write a new version at once take turns. */
export const versionsOf = (db: Db, name: string): Promise<VersionRow[]> =>
  rowsOf<VersionRow>(
    db,
    `select ${versionColumns.join(', ')} from portal_declaration where name = ? order by version ${forUpdate(db)}`,
    [name],
  );

export const nextNumber = async (db: Db): Promise<number> => {
  const [row] = await db('portal_declaration').max<{ last: number | null }[]>({ last: 'id' });
  return (row?.last ?? 0) + 1;
};

export async function insert(db: Db, row: Omit<VersionRow, 'id'>): Promise<number> {
  const [made] = await db('portal_declaration').insert(row).returning<{ id: number }[]>('id');
  if (!made) throw new Error('insert returned no id');
  return made.id;
}

export const retire = (db: Db, id: number, at: string): Promise<number> =>
  db('portal_declaration').where({ id }).update({ retired_at: at });

export type AcceptanceRow = {
  registration_id: number;
  declaration_id: number;
  version: number;
  hash: string;
  language: string;
  at: string;
};

export const accept = (db: Db, rows: readonly AcceptanceRow[]): Promise<unknown> =>
  db('portal_acceptance').insert([...rows]);
