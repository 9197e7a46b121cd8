import type { Id } from '#contract/basics.ts';
import type { PastAttempt } from './attempt.sql.ts';
import type { Attempt } from './next-attempt.ts';

/** What was tried with a client, as the rule of a renewal period sees it: of others too, for it is one person. */
export const triedWith = (past: readonly PastAttempt[], cohortId: Id): Attempt[] =>
  past.map(({ at, outcome, reached, cohort_id }) => ({
    at,
    outcome,
    reached: reached === 1,
    elsewhere: cohort_id !== cohortId,
  }));
