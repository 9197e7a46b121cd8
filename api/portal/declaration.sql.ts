import type { Db } from '#db/connect.ts';

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
