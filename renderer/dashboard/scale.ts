import type { LocalDate } from '#contract/basics.ts';
import { addDays, daysBetween } from '#contract/deadline.ts';

/** Round numbers from 0 to at least `most`, about `wanted` steps. */
export function ticks(most: number, wanted: number): number[] {
  const rough = Math.max(1, most) / wanted;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = Math.max(1, ([1, 2, 5, 10].find((factor) => factor * power >= rough) ?? 10) * power);
  const count = Math.max(1, Math.ceil(most / step));
  return Array.from({ length: count + 1 }, (_, at) => at * step);
}

/** Days to be written under a chart, evenly apart, ending with the last. */
export function dayTicks(first: LocalDate, last: LocalDate, most: number): LocalDate[] {
  const days = daysBetween(first, last);
  const step = Math.max(1, Math.ceil(days / most));
  const count = Math.floor(days / step);
  return Array.from({ length: count + 1 }, (_, at) => addDays(last, (at - count) * step));
}
