import type { LocalDate } from '#contract/basics.ts';
import { addDays } from '#contract/deadline.ts';
import type { LadderAnchor } from '#contract/ladder.ts';

export type Rung = { anchor: LadderAnchor; days: number };

/**
 * The days a step stands for as of today: deadlines, or days of the first message, from `from` to `to`, both included.
 * A later step takes over what an earlier one missed while the program was off, so nobody gets a burst.
 */
export function spanOf(
  step: Rung,
  all: readonly Rung[],
  today: LocalDate,
  endsAfter: number,
): { from: LocalDate; to: LocalDate } {
  const days = all.filter(({ anchor }) => anchor === step.anchor).map((each) => each.days);
  switch (step.anchor) {
    case 'deadline': {
      const next = Math.max(...days.filter((each) => each < step.days), -endsAfter - 1);
      return { from: addDays(today, next + 1), to: addDays(today, step.days) };
    }
    case 'contact': {
      const next = Math.min(...days.filter((each) => each > step.days), 3650);
      return { from: addDays(today, 1 - next), to: addDays(today, -step.days) };
    }
    default:
      return step.anchor satisfies never;
  }
}
