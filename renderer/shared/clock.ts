import type { Instant, LocalDate } from '#contract/basics.ts';
import { localDate } from '#contract/local-time.ts';
import { session } from '#contract/session.ts';
import { useRead } from './query.ts';

const MINUTE_MS = 60_000;
const opened = new Date().toISOString();

/** What the program says of itself; asked again every minute. */
export const useHealth = () => useRead(session.health, {}, { every: MINUTE_MS, topics: [] });

/** The instant by the program's clock, which in training is not this computer's. To the minute. */
export function useNow(): Instant {
  const { data } = useHealth();
  return data?.now ?? opened;
}

/** Today in Hungary by the program's clock. */
export const useToday = (): LocalDate => localDate(useNow());
