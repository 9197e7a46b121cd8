import type { Instant } from '#contract/basics.ts';
import { localDate, localTime } from '#contract/local-time.ts';
import { dayToSerial } from '../imports/date-serial.ts';

const mostHours = 10_000;

/**
 * Turns instants into the worksheet serials of what the wall clock shows. The clock moves only on the hour, so each
 * hour is asked once: asking per cell would cost more than writing it.
 */
export function wallSerials(): (instant: Instant) => number | null {
  const hours = new Map<string, number | null>();
  return (instant) => {
    const parts = /^(\d{4}-\d{2}-\d{2}T\d{2}):([0-5]\d)(?::([0-5]\d)(?:\.\d+)?)?Z$/.exec(instant);
    if (!parts) return null;
    const [, hour = '', minutes = '0', seconds = '0'] = parts;
    if (!hours.has(hour)) {
      if (hours.size >= mostHours) hours.clear();
      hours.set(hour, hourSerial(hour + ':00:00Z'));
    }
    const start = hours.get(hour) ?? null;
    return start === null ? null : start + (Number(minutes) * 60 + Number(seconds)) / 86_400;
  };
}

function hourSerial(instant: Instant): number | null {
  return Number.isNaN(Date.parse(instant)) ? null : dayToSerial(`${localDate(instant)}T${localTime(instant)}`);
}
