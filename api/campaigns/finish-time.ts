import type { Instant } from '#contract/basics.ts';
import type { MovedDay } from '#contract/holidays.ts';
import { openingAt, type Hours } from '#contract/sending-hours.ts';

/** Messages a second a gateway without a limit of ours usually manages; only for estimates. */
export const USUAL_PER_SECOND = { email: 10, sms: 2 } as const;

export type Speed = { perSecond: number | null; perHour: number | null };

const perSecondOf = ({ perSecond, perHour }: Speed, usual: number): number =>
  Math.min(perSecond ?? usual, perHour === null ? Number.POSITIVE_INFINITY : perHour / 3600);

export type Span = { hours: Hours; movedDays: readonly MovedDay[] };

/** When so many messages would be out, sending only while open; null when that never comes. */
export function finishTime(
  now: Instant,
  messages: number,
  speed: Speed & { usual: number },
  { hours, movedDays }: Span,
): Instant | null {
  const rate = perSecondOf(speed, speed.usual);
  let at = Date.parse(now);
  let left = messages / rate;
  while (left > 0) {
    const opening = openingAt(new Date(at).toISOString(), hours, movedDays);
    if (opening.open) {
      const until = Date.parse(opening.until);
      const seconds = (until - at) / 1000;
      if (left <= seconds) return new Date(at + left * 1000).toISOString();
      left -= seconds;
      at = until;
    } else {
      if (opening.opensAt === null) return null;
      at = Date.parse(opening.opensAt);
    }
  }
  return new Date(at).toISOString();
}
