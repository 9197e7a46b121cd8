import type { LocalDate } from '#contract/basics.ts';
import type { DashboardDay, Pace } from '#contract/dashboard.ts';
import { addDays, daysBetween } from '#contract/deadline.ts';

const RECENT_DAYS = 7;
/** A forecast beyond ten years says no more than "never". */
const FARTHEST_DAYS = 3650;

const average = (days: readonly DashboardDay[]): number =>
  days.reduce((sum, { registered }) => sum + registered, 0) / days.length;

/** Registrations a day so far and lately, what is needed, and where it leads if it goes on like lately. */
export function paceOf(
  days: readonly DashboardDay[],
  { today, deadline, open }: { today: LocalDate; deadline: LocalDate; open: number },
): Pace {
  const begun = days.slice(days.findIndex(({ registered }) => registered > 0));
  const whole = days.some(({ registered }) => registered > 0) ? begun.filter(({ day }) => day < today) : [];
  const recent = whole.filter(({ day }) => day >= addDays(today, -RECENT_DAYS));
  const perDay = whole.length > 0 ? average(whole) : null;
  const recentPerDay = whole.length > 0 ? (recent.length > 0 ? average(recent) : 0) : null;
  const daysLeft = daysBetween(today, deadline);
  const over = daysLeft < 0;
  const todaySoFar = days.find(({ day }) => day === today)?.registered ?? 0;
  // Today may still become a day like the others.
  const openTonight = open - Math.max(0, (recentPerDay ?? 0) - todaySoFar);
  const openAtDeadline = Math.max(0, Math.round(openTonight - (recentPerDay ?? 0) * daysLeft));
  return {
    perDay,
    recentPerDay,
    neededPerDay: over || open === 0 ? null : open / (daysLeft + 1),
    openAtDeadline: over || recentPerDay === null ? null : openAtDeadline,
    doneOn: open === 0 ? null : dayOfTheLast(today, openTonight, recentPerDay ?? 0),
  };
}

function dayOfTheLast(today: LocalDate, open: number, perDay: number): LocalDate | null {
  if (perDay === 0) return null;
  const days = Math.max(0, Math.ceil(open / perDay));
  return days > FARTHEST_DAYS ? null : addDays(today, days);
}
