import type { Context, Reading } from '../../context.ts';
import { addressHash } from './address-hash.ts';
import * as sql from './suppressions.sql.ts';

/**
 * Which of these numbers stand on the list of those not to be contacted because of the person: who objected or
 * complained, or whose number it is not. A number SMS merely cannot reach may well be called.
 */
export async function stoppedPhones(
  { db }: Pick<Reading, 'db'>,
  { pepper }: Pick<Context, 'pepper'>,
  phones: readonly string[],
): Promise<Set<string>> {
  if (phones.length === 0 || !(await sql.anyObjection(db))) return new Set();
  const hashes = new Map(phones.map((phone) => [phone, addressHash(pepper, 'sms', phone)]));
  const stopped = new Set(await sql.objecting(db, [...new Set(hashes.values())]));
  return new Set(phones.filter((phone) => stopped.has(hashes.get(phone) ?? '')));
}
