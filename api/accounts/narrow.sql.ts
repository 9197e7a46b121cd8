import { openStatuses, type AccountStatus, type ManagerKind, type RegistrationStep } from '#contract/account-status.ts';
import type { Id, LocalDate } from '#contract/basics.ts';
import type { Db, DialectName } from '#db/connect.ts';
import { dialectOf } from '#db/dialect.ts';
import { wordsFound } from './search.sql.ts';
import { statusOf, type Piece } from './status.sql.ts';

/** A filter with everything looked up and worked out that the database need not. */
export type Criteria = {
  ids: readonly Id[] | null;
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

const inOpenStatus = `in (${openStatuses.map((status) => `'${status}'`).join(', ')})`;

const plain = (sql: string, ...values: readonly (string | number)[]): Piece => ({ sql, values });

/** Where the values filters look at stand: in the accounts themselves, or in counts of them. */
export type Source = {
  status: Piece;
  step: string;
  managerKind: string;
  cohort: string;
  /** 0: came through nobody */
  intermediary: string;
  deadline: string;
  /** never confirmed: null or '' */
  confirmed: string;
  /** 1 or 0 */
  contacted: string;
};

export const accountSource = (criteria: Pick<Criteria, 'asOf' | 'derive'>): Source => ({
  status: statusOf(criteria),
  step: 'account.step',
  managerKind: 'account.manager_kind',
  cohort: 'account.cohort_id',
  intermediary: 'coalesce(account.intermediary_id, 0)',
  deadline: 'account.deadline',
  confirmed: 'account.confirmed_on',
  contacted: '(case when account.last_contact_at is null then 0 else 1 end)',
});

const among = (column: Piece, values: readonly (string | number)[] | null): Piece[] => {
  if (values === null) return [];
  if (values.length === 0) return [plain('1 = 0')];
  const [only] = values;
  if (values.length === 1 && only !== undefined)
    return [{ sql: `${column.sql} = ?`, values: [...column.values, only] }];
  return [{ sql: `${column.sql} in (${values.map(() => '?').join(', ')})`, values: [...column.values, ...values] }];
};
const unless = <T>(value: T | null, piece: (value: T) => Piece): Piece[] => (value === null ? [] : [piece(value)]);

/** The accounts picked one by one, and those that hold the words. */
export const picked = (dialect: DialectName, { ids, words }: Criteria): Piece[] => [
  ...among(plain('account.id'), ids),
  ...wordsFound(dialect, words),
];

/** What must hold besides. */
export function conditions(criteria: Criteria, source: Source = accountSource(criteria)): Piece[] {
  const { status } = source;
  return [
    ...among(status, criteria.statuses),
    ...among(plain(source.step), criteria.steps),
    ...among(plain(source.managerKind), criteria.managerKinds),
    ...among(plain(source.cohort), criteria.cohortIds),
    ...among(plain(source.intermediary), criteria.intermediaryIds),
    ...unless(criteria.deadlineFrom, (day) => plain(`${source.deadline} >= ?`, day)),
    ...unless(criteria.deadlineTo, (day) => plain(`${source.deadline} <= ?`, day)),
    ...unless(criteria.confirmedFrom, (day) => plain(`${source.confirmed} >= ?`, day)),
    ...unless(criteria.confirmedTo, (day) => plain(`${source.confirmed} between '0' and ?`, day)),
    ...unless(criteria.contacted, (yes) => plain(`${source.contacted} = ${yes ? 1 : 0}`)),
    ...(criteria.notOverdue
      ? [
          {
            sql: `not (${source.deadline} < ? and ${status.sql} ${inOpenStatus})`,
            values: [criteria.asOf, ...status.values],
          },
        ]
      : []),
  ];
}

/** Pieces joined by `and`; always something, so that it can follow `where`. */
export const allOf = (pieces: readonly Piece[]): Piece => ({
  sql: pieces.length === 0 ? '1 = 1' : pieces.map(({ sql }) => sql).join(' and '),
  values: pieces.flatMap(({ values }) => values),
});

/** The ids of all accounts that match, for `where … in`: an audience and an export see what the list shows. */
export function idsMatching(db: Db, criteria: Criteria): ReturnType<Db['queryBuilder']> {
  const { sql, values } = allOf([...conditions(criteria), ...picked(dialectOf(db), criteria)]);
  return db('account').select('account.id').whereRaw(sql, values);
}
