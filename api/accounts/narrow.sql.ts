import type { AccountStatus, ManagerKind, RegistrationStep } from '#contract/account-status.ts';
import type { Id, LocalDate } from '#contract/basics.ts';
import type { Db } from '#db/connect.ts';
import { dialectOf } from '#db/dialect.ts';
import { wordsFound } from './search.sql.ts';
import { statusOf, type Piece } from './status.sql.ts';

/** A filter with everything looked up and worked out that the database need not. */
export type Criteria = {
  asOf: LocalDate;
  /** something happened after `asOf`: the stored status does not hold then and is derived row by row */
  derive: boolean;
  /** null: all; an empty list: none */
  statuses: readonly AccountStatus[] | null;
  steps: readonly RegistrationStep[] | null;
  managerKinds: readonly ManagerKind[] | null;
  deadlineFrom: LocalDate | null;
  deadlineTo: LocalDate | null;
  confirmedFrom: LocalDate | null;
  confirmedTo: LocalDate | null;
  /** leave out what is overdue */
  notOverdue: boolean;
  /** 0: came through nobody */
  intermediaryIds: readonly Id[] | null;
  cohortIds: readonly Id[] | null;
  contacted: boolean | null;
  words: readonly string[];
};

const among = (column: Piece, values: readonly (string | number)[] | null): Piece[] => {
  if (values === null) return [];
  if (values.length === 0) return [{ sql: '1 = 0', values: [] }];
  return [{ sql: `${column.sql} in (${values.map(() => '?').join(', ')})`, values: [...column.values, ...values] }];
};
const plain = (sql: string, ...values: readonly (string | number)[]): Piece => ({ sql, values });
const unless = <T>(value: T | null, piece: (value: T) => Piece): Piece[] => (value === null ? [] : [piece(value)]);

/** What must hold of an account, each piece by itself, so that a query can leave some to an index of its choice. */
export function conditions(criteria: Criteria): Piece[] {
  const status = statusOf(criteria);
  return [
    ...among(status, criteria.statuses),
    ...among(plain('account.step'), criteria.steps),
    ...among(plain('account.manager_kind'), criteria.managerKinds),
    ...among(plain('account.cohort_id'), criteria.cohortIds),
    // nobody is written as 0: an index finds it like anybody else
    ...among(plain('coalesce(account.intermediary_id, 0)'), criteria.intermediaryIds),
    ...unless(criteria.deadlineFrom, (day) => plain('account.deadline >= ?', day)),
    ...unless(criteria.deadlineTo, (day) => plain('account.deadline <= ?', day)),
    ...unless(criteria.confirmedFrom, (day) => plain('account.confirmed_on >= ?', day)),
    ...unless(criteria.confirmedTo, (day) => plain('account.confirmed_on <= ?', day)),
    ...(criteria.notOverdue
      ? [
          {
            sql: `(account.deadline >= ? or ${status.sql} not in ('in_progress', 'not_started', 'blocked'))`,
            values: [criteria.asOf, ...status.values],
          },
        ]
      : []),
    ...unless(criteria.contacted, (yes) => plain(`account.last_contact_at is ${yes ? 'not ' : ''}null`)),
  ];
}

/** Pieces joined by `and`; always something, so that it can follow `where`. */
export const allOf = (pieces: readonly Piece[]): Piece => ({
  sql: pieces.length === 0 ? '1 = 1' : pieces.map(({ sql }) => sql).join(' and '),
  values: pieces.flatMap(({ values }) => values),
});

/** The ids of all accounts that match, for `where … in`: an audience and an export see what the list shows. */
export function idsMatching(db: Db, criteria: Criteria): ReturnType<Db['queryBuilder']> {
  const { sql, values } = allOf([...conditions(criteria), ...wordsFound(dialectOf(db), criteria.words)]);
  return db('account').select('account.id').whereRaw(sql, values);
}
