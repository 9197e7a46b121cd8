import type { LocalDate } from '#contract/basics.ts';

/** Where work goes on: the period whose deadline comes next, today included; when all are over, the last of them. */
export function currentPeriod<Period extends { deadline: LocalDate }>(
  periods: readonly Period[],
  today: LocalDate,
): Period | undefined {
  const inOrder = periods.toSorted((a, b) => a.deadline.localeCompare(b.deadline));
  return inOrder.find(({ deadline }) => deadline >= today) ?? inOrder.at(-1);
}
