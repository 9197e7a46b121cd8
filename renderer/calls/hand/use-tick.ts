import { useEffect, useState } from 'react';

/** This computer's clock, every second; for lengths of time, never for the time of day. */
export function useTick(): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, []);
  return now;
}
