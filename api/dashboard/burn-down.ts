import type { LocalDate } from '#contract/basics.ts';
import { addDays } from '#contract/deadline.ts';
import type { DashboardDay } from '#contract/dashboard.ts';

/** How many accounts were confirmed and closed on which day; null: has not happened. */
export type Left = { confirmedOn: LocalDate | null; closedOn: LocalDate | null; count: number };

type Period = {
  today: LocalDate;
  deadline: LocalDate;
  firstMailOn: LocalDate | null;
  /** must register now or did until they were closed */
  owners: number;
};

/** More days make bars too thin to point at. */
const MOST_DAYS = 120;
const QUIET_DAYS = 14;

const earliest = (...days: (LocalDate | null)[]): LocalDate | null =>
  days.filter((day) => day !== null).sort()[0] ?? null;
const later = (one: LocalDate, other: LocalDate): LocalDate => (one > other ? one : other);
const sooner = (one: LocalDate, other: LocalDate): LocalDate => (one < other ? one : other);

/**
 * A row a day from the beginning of the period to today, or to a fortnight after a deadline long past. An account is
 * open on a day while it is neither confirmed nor closed by its end, as the list says it with `asOf` that day.
 */
export function burnDown(left: readonly Left[], { today, deadline, firstMailOn, owners }: Period): DashboardDay[] {
  const registered = new Map<LocalDate, number>();
  const leaving = new Map<LocalDate, number>();
  const add = (to: Map<LocalDate, number>, day: LocalDate, count: number): unknown =>
    to.set(day, (to.get(day) ?? 0) + count);
  for (const { confirmedOn, closedOn, count } of left) {
    const day = earliest(confirmedOn, closedOn);
    if (day !== null) add(leaving, day, count);
    if (confirmedOn !== null && closedOn === null) add(registered, confirmedOn, count);
  }
  const happened = [...leaving.keys()].filter((day) => day <= today).sort();
  const last = sooner(today, later(addDays(deadline, QUIET_DAYS), happened.at(-1) ?? deadline));
  const first = sooner(earliest(happened[0] ?? null, firstMailOn) ?? addDays(last, -QUIET_DAYS), last);
  const begin = later(first, addDays(last, 1 - MOST_DAYS));

  let open = owners;
  for (const day of happened) if (day < begin) open -= leaving.get(day) ?? 0;
  const days: DashboardDay[] = [];
  for (let day = begin; day <= last; day = addDays(day, 1)) {
    open -= leaving.get(day) ?? 0;
    days.push({ day, registered: registered.get(day) ?? 0, open });
  }
  return days;
}
