import { createHmac } from 'node:crypto';
import type { Id } from '#contract/basics.ts';
import type { Context, Reading, Tx } from '../context.ts';
import { accountKey } from './account-key.ts';
import * as sql from './erased.sql.ts';

/* Clients who were erased stay erased: what a list says of them is recognised by keyed hashes alone (import.md). */

/** By what a client can be known again. */
export type Traces = { accountNumber: string; email: string | null; mobile: string | null };
type Pepper = Pick<Context, 'pepper'>;

const markOf = ({ pepper }: Pepper, kind: 'number' | 'contract' | 'email' | 'mobile', value: string): string =>
  createHmac('sha256', pepper).update(`erased:${kind}:${value}`).digest('base64url');

const numberMark = (key: Pepper, insurerId: Id, number: string): string =>
  markOf(key, 'number', `${insurerId}:${accountKey(number)}`);

const contractMark = (key: Pepper, insurerId: Id, number: string): string =>
  markOf(key, 'contract', `${insurerId}:${accountKey(number)}`);

const addressMarks = (key: Pepper, { email, mobile }: Traces): string[] => [
  ...(email === null ? [] : [markOf(key, 'email', email.toLowerCase())]),
  ...(mobile === null ? [] : [markOf(key, 'mobile', mobile)]),
];

/**
 * Marks a client that is being forgotten, in the same transaction: by account numbers, and by addresses no other
 * client has, since a shared one tells nobody apart.
 */
export async function markErased(
  tx: Tx,
  key: Pepper,
  {
    accounts,
    emails,
    mobiles,
  }: {
    accounts: readonly { insurer_id: Id; account_number: string }[];
    emails: readonly string[];
    mobiles: readonly string[];
  },
): Promise<void> {
  const marks = [
    ...accounts.map((account) => numberMark(key, account.insurer_id, account.account_number)),
    ...emails.map((email) => markOf(key, 'email', email.toLowerCase())),
    ...mobiles.map((mobile) => markOf(key, 'mobile', mobile)),
  ];
  await sql.add(tx.db, marks, tx.today());
}

/** Marks the contracts of a client that is being forgotten: the insurer may tell of them again. */
export const markErasedContracts = (
  tx: Tx,
  key: Pepper,
  contracts: readonly { insurer_id: Id; number: string }[],
): Promise<number> =>
  sql.add(
    tx.db,
    contracts.map(({ insurer_id, number }) => contractMark(key, insurer_id, number)),
    tx.today(),
  );

type Contract = { insurerId: Id; number: string; client: Traces };

/** Whether a contract is one of somebody who was erased; addresses count as `erasedAmong` tells. */
export async function isErasedContract(
  reading: Reading,
  key: Pepper,
  { insurerId, number, client }: Contract,
  known: boolean,
): Promise<boolean> {
  const wasErased = await erasedAmong(reading, key, { insurerId, clients: () => [client] });
  return wasErased(client, known) || (await sql.among(reading.db, [contractMark(key, insurerId, number)])).length > 0;
}

/** Whether a client said to be new (`known: false`) or known by its number was erased. */
export type WasErased = (traces: Traces, known: boolean) => boolean;

/**
 * Recognises erased clients among these. The number alone is enough; addresses only count for who is not known yet,
 * since clients who are there were not erased.
 */
export async function erasedAmong(
  reading: Reading,
  key: Pepper,
  { insurerId, clients }: { insurerId: Id; clients: () => readonly Traces[] },
): Promise<WasErased> {
  if (!(await sql.anybody(reading.db))) return () => false;
  const marks = clients().flatMap((client) => [
    numberMark(key, insurerId, client.accountNumber),
    ...addressMarks(key, client),
  ]);
  const found = new Set(await sql.among(reading.db, [...new Set(marks)]));
  if (found.size === 0) return () => false;
  return (client, known) =>
    found.has(numberMark(key, insurerId, client.accountNumber)) ||
    (!known && addressMarks(key, client).some((mark) => found.has(mark)));
}

/** Every mark the database knows. */
export const allMarks = ({ db }: Reading): Promise<string[]> => sql.all(db);

export const addMarks = (tx: Tx, marks: readonly string[]): Promise<number> => sql.add(tx.db, marks, tx.today());

const LOOKED_AT_ONCE = 5000;

/** The accounts not erased whose numbers bear one of these marks. */
export async function* accountsMarked(
  { db }: Reading,
  key: Pepper,
  marks: ReadonlySet<string>,
): AsyncGenerator<Id, void, undefined> {
  for (let after = 0; ;) {
    const rows = await sql.numbers(db, { after, limit: LOOKED_AT_ONCE });
    for (const { id, insurer_id, account_number } of rows)
      if (marks.has(numberMark(key, insurer_id, account_number))) yield id;
    const last = rows.at(-1);
    if (!last) return;
    after = last.id;
  }
}
