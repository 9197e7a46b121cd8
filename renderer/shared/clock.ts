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

/** The same to the second, read when it is wanted: for what is promised by it. */
export function useClock(): () => Instant {
  const { data, dataUpdatedAt } = useHealth();
  return () => {
    const here = Date.now();
    return new Date(data === undefined ? here : Date.parse(data.now) + here - dataUpdatedAt).toISOString();
  };
}

/** Today in Hungary by the program's clock. */
export const useToday = (): LocalDate => localDate(useNow());
