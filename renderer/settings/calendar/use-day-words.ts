import type { LocalDate } from '#contract/basics.ts';
import { weekdayOf } from '#contract/local-date.ts';
import { useFormat } from '../../shared/format.ts';
import { useTexts } from '../../shared/texts/index.ts';

/** "2026. 12. 12., szombat" */
export function useDayWords(): (date: LocalDate) => string {
  const { days } = useTexts().gateways;
  const format = useFormat();
  return (date) => `${format.date(date)}, ${days[weekdayOf(date)]}`;
}
