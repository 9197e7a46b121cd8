import { useMemo } from 'react';
import type { Instant, LocalDate } from '#contract/basics.ts';
import {
  formatDate,
  formatEnglishDate,
  formatEnglishInstant,
  formatInstant,
  formatLongDate,
  formatNumber,
  formatPhone,
} from '#contract/format.ts';
import { daysBetween } from '#contract/local-date.ts';
import { localTime } from '#contract/local-time.ts';
import { type Language, type FirstTexts, useLanguage, useFirstTexts } from './texts/index.ts';

/** Days, times, numbers as the reader writes them. All local to Budapest. */
export type Format = {
  date: (date: LocalDate) => string;
  longDate: (date: LocalDate) => string;
  /** Without the year, for the axis of a chart. */
  shortDate: (date: LocalDate) => string;
  instant: (instant: Instant) => string;
  time: (instant: Instant) => string;
  number: (value: number) => string;
  percent: (share: number) => string;
  phone: (phone: string) => string;
  /** "today", "in 3 days", "12 days ago" */
  relativeDay: (date: LocalDate, today: LocalDate) => string;
  /** A rounded length of time, for "about … left". */
  duration: (seconds: number) => string;
};

const englishLongDate = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' });
const englishShortDate = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' });
const englishNumber = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 2 });

/** A line does not end within it. */
const inOnePiece = (text: string): string => text.replaceAll(' ', '\u00a0');

const written: Record<Language, Pick<Format, 'date' | 'longDate' | 'shortDate' | 'instant' | 'number'>> = {
  hu: {
    date: formatDate,
    longDate: (date) => inOnePiece(formatLongDate(date)),
    shortDate: (date) => formatDate(date).slice(6),
    instant: (instant) => inOnePiece(formatInstant(instant)),
    number: formatNumber,
  },
  en: {
    date: formatEnglishDate,
    longDate: (date) => inOnePiece(englishLongDate.format(new Date(date))),
    shortDate: (date) => englishShortDate.format(new Date(date)),
    instant: (instant) => inOnePiece(formatEnglishInstant(instant)),
    number: (value) => englishNumber.format(value),
  },
};

export function relativeDay(texts: FirstTexts['common'], date: LocalDate, today: LocalDate): string {
  const days = daysBetween(today, date);
  if (days === 0) return texts.today;
  if (Math.abs(days) === 1) return days === 1 ? texts.tomorrow : texts.yesterday;
  return days > 0 ? texts.inDays(days) : texts.daysAgo(-days);
}

export function duration(texts: FirstTexts['common'], seconds: number): string {
  if (seconds < 90) return texts.seconds(Math.max(1, Math.round(seconds)));
  if (seconds < 5400) return texts.minutes(Math.round(seconds / 60));
  return texts.hours(Math.round(seconds / 3600));
}

/** The same object as long as the language is the same. */
export function useFormat(): Format {
  const language = useLanguage();
  const texts = useFirstTexts().common;
  return useMemo(
    () => ({
      ...written[language],
      time: (instant) => localTime(instant),
      percent: (share) => `${written[language].number(Math.round(share * 100))}%`,
      phone: formatPhone,
      relativeDay: (date, today) => relativeDay(texts, date, today),
      duration: (seconds) => duration(texts, seconds),
    }),
    [language, texts],
  );
}
