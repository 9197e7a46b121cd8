/** Two buckets of one gateway; null: no limit. A bucket holds at most a second’s, or an hour’s, worth. */
export type Pace = { perSecond: number | null; perHour: number | null };
export type Tokens = { second: number; hour: number };

const HOUR = 3600;

/** The buckets after `seconds` since the last look; full when nobody looked before. */
export function refilled(before: Tokens, { perSecond, perHour }: Pace, seconds: number | null): Tokens {
  const fill = (tokens: number, most: number | null, span: number): number => {
    if (most === null) return 0;
    return seconds === null ? most : Math.min(most, tokens + (Math.max(seconds, 0) * most) / span);
  };
  return { second: fill(before.second, perSecond, 1), hour: fill(before.hour, perHour, HOUR) };
}

/** How many messages may go now, at most `wanted`. */
export function room(tokens: Tokens, { perSecond, perHour }: Pace, wanted: number): number {
  const second = perSecond === null ? wanted : tokens.second;
  const hour = perHour === null ? wanted : tokens.hour;
  return Math.max(0, Math.floor(Math.min(wanted, second, hour)));
}

/** May go below nothing: codes are never held back, but reminders wait for them. */
export const spent = (tokens: Tokens, count: number): Tokens => ({
  second: tokens.second - count,
  hour: tokens.hour - count,
});
