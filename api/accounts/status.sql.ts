/** A piece of SQL with the values its `?` stand for. */
export type Piece = { sql: string; values: readonly (string | number)[] };

/** The status as of the end of a day, as `statusAsOf` of contract/deadline.ts; a test holds the two together. */
const statusOn = (day: string): Piece => ({
  sql: `(case
    when account.closed_on <= ? then 'closed'
    when account.manager_kind <> 'owner' then 'not_required'
    when account.confirmed_on <= ? and account.confirmed_on <= account.deadline then 'registered_in_time'
    when account.confirmed_on <= ? then 'registered_late'
    when account.started_on <= ? then 'in_progress'
    when account.reachable = 0 then 'blocked'
    else 'not_started'
  end)`,
  values: [day, day, day, day],
});

/** The status a query shows and filters by: the stored one while nothing happened after the day asked for. */
export const statusOf = ({ derive, asOf }: { derive: boolean; asOf: string }): Piece =>
  derive ? statusOn(asOf) : { sql: 'account.status', values: [] };
