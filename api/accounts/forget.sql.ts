import type { Id, LocalDate } from '#contract/basics.ts';
import { sortKey } from '#contract/hungarian.ts';
import type { Db } from '#db/connect.ts';
import { dialectOf, rowsFromJson } from '#db/dialect.ts';
import { rowsOf } from '#db/rows.ts';
import { wordsFound } from './search.sql.ts';

/** What stood there before somebody corrected it, of these accounts. */
export const formerContacts = (
  db: Db,
  ids: readonly Id[],
): Promise<{ field: string; before: string | null; after: string | null }[]> =>
  db('contact_change')
    .select<{ field: string; before: string | null; after: string | null }[]>('field', 'before', 'after')
    .whereIn('account_id', ids);

export const forgetCorrections = (db: Db, ids: readonly Id[]): Promise<number> =>
  db('contact_change').whereIn('account_id', ids).delete();

/** What the name of somebody forgotten is from now on. */
const NOBODY = 'Törölt ügyfél';

const emptied = Object.fromEntries(
  [
    'email',
    'mobile',
    'secondary_phone',
    'list_email',
    'list_mobile',
    'contact_corrected_at',
    'birth_date',
    'postcode',
    'town',
    'street',
    'tax_number',
    'salesperson',
    'contract_date',
    'risk_start',
    'contract_count',
    'policy_numbers',
    'product',
    'annual_premium',
    'payment_frequency',
    'communication',
    'extra',
  ].map((column) => [column, null]),
);

/**
 * The row stays to be counted: renewal period, intermediary, deadline, how far the registration got. Nothing in it
 * tells who it was, and no list can find it: no account key has small letters. Who was still to register is closed.
 */
export async function makeNobody(db: Db, ids: readonly Id[], nobody: string, today: LocalDate): Promise<void> {
  await db('account')
    .whereIn('id', ids)
    .update({
      ...emptied,
      account_number: db.raw(`'törölt-' || id`),
      account_key: db.raw(`'erased:' || id`),
      holder_id: nobody,
      holder_name: NOBODY,
      name_sort: sortKey(NOBODY),
      search_text: '',
      reachable: 0,
      email_differs: 0,
      closed_on: db.raw(`case when confirmed_on is null then coalesce(closed_on, ?) else closed_on end`, [today]),
      gone_on: db.raw('coalesce(gone_on, ?)', [today]),
      erased_on: today,
      revision: db.raw('revision + 1'),
    });
}

/** Whether an account that is none of these has this e-mail address (in small letters) or mobile; `words` find it in the search index. */
export async function othersHave(
  db: Db,
  { address, words, but }: { address: string; words: readonly string[]; but: readonly Id[] },
): Promise<boolean> {
  const found = wordsFound(dialectOf(db), words);
  const [other] = await rowsOf(
    db,
    `select account.id from account where ${found.map(({ sql }) => sql).join(' and ')}
       and account.id not in (select id from ${rowsFromJson(db, { id: 'integer' })})
       and (lower(account.email) = ? or account.mobile = ?) limit 1`,
    [...found.flatMap(({ values }) => values), JSON.stringify(but.map((id) => ({ id }))), address, address],
  );
  return other !== undefined;
}
