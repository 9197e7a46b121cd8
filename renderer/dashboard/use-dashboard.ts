import { dashboard, type CohortDetail, type CohortStanding } from '#contract/dashboard.ts';
import type { Instant, LocalDate } from '#contract/basics.ts';
import { useCohort } from '../shared/cohort.ts';
import { useRead } from '../shared/query.ts';

const MINUTE_MS = 60_000;

/** The period on screen: its numbers, when they were counted, and what the forecast hangs on. */
export type Period = { at: Instant; today: LocalDate; standing: CohortStanding; detail: CohortDetail };

export type Overview = {
  failure: Error | null;
  retry: () => void;
  /** undefined while the first answer is on its way */
  cohorts: readonly CohortStanding[] | undefined;
  period: Period | undefined;
  choose: (cohortId: number) => void;
};

/** The overview of the chosen renewal period. Follows every change of an account; the former numbers stay meanwhile. */
export function useDashboard(): Overview {
  const { chosen, choose } = useCohort();
  const { data, error, refetch } = useRead(dashboard.show, chosen === undefined ? {} : { cohort: chosen.id }, {
    topics: ['accounts', 'settings'],
    keep: true,
    every: MINUTE_MS,
  });
  const standing = data?.cohorts.find(({ id }) => id === data.detail?.id);
  return {
    failure: data === undefined ? error : null,
    retry: () => void refetch(),
    cohorts: data?.cohorts,
    period: data?.detail && standing ? { at: data.at, today: data.today, standing, detail: data.detail } : undefined,
    choose,
  };
}
