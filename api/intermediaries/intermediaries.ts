import type { Id } from '#contract/basics.ts';
import { KapocsError } from '#contract/errors.ts';
import { sortKey } from '#contract/hungarian.ts';
import type { Intermediary, settings } from '#contract/settings.ts';
import type { Parsed } from '#contract/endpoint.ts';
import type { Reading, Tx } from '../context.ts';
import * as history from '../history/history.ts';
import { codeKey } from './code-key.ts';
import * as sql from './intermediaries.sql.ts';

/** A broker sees only itself. */
export const list = ({ db, actor }: Reading): Promise<Intermediary[]> =>
  sql.list(db, actor?.role === 'broker' ? (actor.intermediaryId ?? 0) : null);

export const exists = async ({ db }: Reading, id: Id): Promise<boolean> => (await sql.list(db, id)).length > 0;

/** Throws CONFLICT when the code is taken, in whatever case. */
export async function add(tx: Tx, input: Parsed<typeof settings.addIntermediary>): Promise<Intermediary> {
  if (await sql.byCodeKey(tx.db, codeKey(input.code))) throw new KapocsError('CONFLICT', { code: input.code });
  const made = await sql.insert(tx.db, {
    code: input.code,
    code_key: codeKey(input.code),
    name: input.name,
    name_sort: sortKey(input.name),
    kind: input.kind,
    email: input.email ?? null,
    phone: input.phone ?? null,
  });
  await history.record(tx, { action: 'intermediary.added', object: `intermediary:${made.id}` });
  tx.tell('settings', [made.id]);
  return made;
}

/** What is left out stays. Throws NOT_FOUND. */
export async function change(
  tx: Tx,
  { id, name, email, phone }: Parsed<typeof settings.changeIntermediary>,
): Promise<Intermediary> {
  const [before] = await sql.list(tx.db, id);
  if (!before) throw new KapocsError('NOT_FOUND', { intermediaryId: id });
  const kept = { name: name ?? before.name, email: email === undefined ? before.email : email };
  const changed = await sql.update(tx.db, id, {
    ...kept,
    name_sort: sortKey(kept.name),
    phone: phone === undefined ? before.phone : phone,
  });
  if (!changed) throw new KapocsError('NOT_FOUND', { intermediaryId: id });
  await history.record(tx, { action: 'intermediary.changed', object: `intermediary:${id}` });
  tx.tell('settings', [id]);
  return changed;
}

/** Throws the database's own error while somebody or something belongs to it. */
export async function remove(tx: Tx, id: Id): Promise<void> {
  await sql.remove(tx.db, id);
  await history.record(tx, { action: 'intermediary.removed', object: `intermediary:${id}` });
  tx.tell('settings', [id]);
}
