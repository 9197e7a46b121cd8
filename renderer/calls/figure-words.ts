import { useFormat } from '../shared/format.ts';
import { useTexts } from '../shared/texts/index.ts';
import { clockWord } from './words.ts';

const DAY_SECONDS = 86_400;

type Word = (value: number | null) => string;

/** Shares and lengths of time as they are shown; of nothing there is none. */
export function useFigureWords(): Record<'share' | 'clock' | 'length' | 'minutes' | 'count', Word> {
  const { calls: texts, common } = useTexts();
  const format = useFormat();
  const known =
    (word: (value: number) => string): Word =>
    (value) =>
      value === null ? common.none : word(value);
  const tenth = (value: number): string => format.number(Math.round(value * 10) / 10);
  return {
    share: known(format.percent),
    clock: known((seconds) => clockWord(Math.round(seconds))),
    length: known((seconds) =>
      seconds < 2 * DAY_SECONDS ? format.duration(seconds) : texts.days(tenth(seconds / DAY_SECONDS)),
    ),
    minutes: known((seconds) => texts.minutes(format.number(Math.round(seconds / 60)))),
    count: known(tenth),
  };
}
