import { z } from 'zod';
import { settings, type Cohort } from '#contract/settings.ts';
import { useRead } from './query.ts';
import { newRememberedStore, useStore } from './store.ts';

const remembered = newRememberedStore<number | null>('cohort', z.number().nullable(), null);

export type ChosenCohort = { cohorts: readonly Cohort[]; chosen: Cohort | undefined; choose: (id: number) => void };

/** The renewal period being worked on: the one chosen, else the one with the latest deadline. */
export function useCohort(): ChosenCohort {
  const { data } = useRead(settings.cohorts, {});
  const id = useStore(remembered);
  const cohorts = data?.rows ?? [];
  const latest = cohorts.toSorted((a, b) => b.deadline.localeCompare(a.deadline))[0];
  return { cohorts, chosen: cohorts.find((cohort) => cohort.id === id) ?? latest, choose: remembered.set };
}
