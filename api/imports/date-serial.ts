/** Days between the first days of the two date systems of workbooks. */
const between1900And1904 = 1462;
const dayMilliseconds = 86_400_000;
/** 1899-12-30, so that serials from 1900-03-01 on come out right; the 29 February 1900 before it never was. */
const firstDay = Date.UTC(1899, 11, 30);

/** A serial of either system as a 1900 serial. */
export const serial1900 = (serial: number, system: 1900 | 1904): number =>
  system === 1904 ? serial + between1900And1904 : serial;

/** The local day `YYYY-MM-DD` of a 1900 serial, or null when it is none that a list could mean (March 1900 to 2199). */
export function serialToDay(serial: number): string | null {
  if (!(serial >= 61 && serial < 109_575)) return null;
  return new Date(firstDay + Math.floor(serial) * dayMilliseconds).toISOString().slice(0, 10);
}

/** The 1900 serial of `YYYY-MM-DD`, with an optional time `THH:MM[:SS]` as its fraction; null when it is no date. */
export function dayToSerial(day: string): number | null {
  const at = /^\d{4}-\d{2}-\d{2}$/.test(day) ? day + 'T00:00' : day;
  const time = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?$/.test(at) ? Date.parse(at + 'Z') : Number.NaN;
  if (Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== day.slice(0, 10)) return null;
  return (time - firstDay) / dayMilliseconds;
}
