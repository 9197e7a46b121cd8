import { z } from 'zod';
import { settings, type Cohort } from '#contract/settings.ts';
import { useToday } from './clock.ts';
import { currentPeriod } from './current-period.ts';
import { useRead } from './query.ts';
import { newRememberedStore, useStore } from './store.ts';

const remembered = newRememberedStore<number | null>('cohort', z.number().nullable(), null);

export type ChosenCohort = { cohorts: readonly Cohort[]; chosen: Cohort | undefined; choose: (id: number) => void };

/** The renewal period being worked on: the one chosen, else the one whose deadline comes next. */
export function useCohort(): ChosenCohort {
  const { data } = useRead(settings.cohorts, {});
  const id = useStore(remembered);
  const cohorts = data?.rows ?? [];
  const current = currentPeriod(cohorts, useToday());
  return { cohorts, chosen: cohorts.find((cohort) => cohort.id === id) ?? current, choose: remembered.set };
}
