import { localDate, localTime } from '#contract/local-time.ts';
import { dayToSerial } from '../imports/formats/date-serial.ts';

const mostRemembered = 10_000;

/** Keeps answers: a list names few days and hours, and working them out costs more than writing the cell. */
function remembered<T>(work: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    if (known.size >= mostRemembered) known.clear();
    const answer = work(text);
    known.set(text, answer);
    return answer;
  };
}

/** What the wall clock in Hungary shows at an instant, `YYYY-MM-DDTHH:MM:SS`; null for what is no instant. */
export function wallClock(): (instant: string) => string | null {
  const wallHour = remembered((hour) =>
    Number.isNaN(Date.parse(hour)) ? null : `${localDate(hour)}T${localTime(hour).slice(0, 2)}`,
  );
  return (instant) => {
    const parts = /^(\d{4}-\d{2}-\d{2}T\d{2})(:[0-5]\d)(:[0-5]\d)?(?:\.\d+)?Z$/.exec(instant);
    if (!parts) return null;
    const [, hour = '', minutes = '', seconds = ':00'] = parts;
    const start = wallHour(hour + ':00:00Z');
    return start && start + minutes + seconds;
  };
}

/** Worksheet serials of local days, with or without time; null for what is none. */
export function daySerials(): (text: string) => number | null {
  const serialOf = remembered(dayToSerial);
  return (text) => {
    const day = serialOf(text.slice(0, 10));
    const time = text.length === 19 ? secondsOf(text) / 86_400 : 0;
    return day === null || Number.isNaN(time) ? null : day + time;
  };
}

const secondsOf = (text: string): number =>
  Number(text.slice(11, 13)) * 3600 + Number(text.slice(14, 16)) * 60 + Number(text.slice(17, 19));
