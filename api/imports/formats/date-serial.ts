import { addDays, daysBetween, isLocalDate } from '#contract/local-date.ts';

/** Serials from 61 on count from here; the 29 February 1900 before, which workbooks believe in, never was. */
const dayZero = '1899-12-30';
const firstTrueSerial = 61;
const firstSerialOf2200 = 109_575;
const between1900And1904 = 1462;

/** A serial of either date system as a 1900 serial. */
export const serial1900 = (serial: number, system: 1900 | 1904): number =>
  system === 1904 ? serial + between1900And1904 : serial;

/** The local day of a 1900 serial, or null when it is none that a list could mean (March 1900 to 2199). */
export function serialToDay(serial: number): string | null {
  return serial >= firstTrueSerial && serial < firstSerialOf2200 ? addDays(dayZero, Math.floor(serial)) : null;
}

/** The 1900 serial of `YYYY-MM-DD` or `YYYY-MM-DDTHH:MM[:SS]`, the time as its fraction; null when it is no such day. */
export function dayToSerial(text: string): number | null {
  const time = /^T([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d)(?:\.\d+)?)?$/.exec(text.slice(10));
  const day = text.slice(0, 10);
  if (!isLocalDate(day) || (text.length > 10 && !time)) return null;
  const [, hours = '0', minutes = '0', seconds = '0'] = time ?? [];
  return daysBetween(dayZero, day) + (Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)) / 86_400;
}
