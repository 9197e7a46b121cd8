import type { Format } from '../shared/format.ts';
import type { OverviewTexts } from '../shared/texts/index.ts';
import type { Period } from './use-dashboard.ts';

/** Where it leads if it goes on like in the last seven days, in a sentence or two. */
export function forecastWords(
  texts: OverviewTexts,
  format: Format,
  { standing, detail }: Pick<Period, 'standing' | 'detail'>,
): string {
  const words = texts.dashboard.forecast;
  const { openAtDeadline, doneOn, recentPerDay } = detail.pace;
  if (standing.open === 0) return words.allDone;
  const lastOne = doneOn === null ? [] : [words.lastOne(format.date(doneOn))];
  if (standing.daysLeft < 0) return [words.over(format.number(standing.open)), ...lastOne].join(' ');
  if (recentPerDay === null || openAtDeadline === null) return words.noPace;
  if (recentPerDay === 0) return [words.stopped, words.missing(format.number(openAtDeadline))].join(' ');
  if (openAtDeadline > 0) return [words.missing(format.number(openAtDeadline)), ...lastOne].join(' ');
  return words.inTime(format.date(doneOn ?? standing.deadline));
}
