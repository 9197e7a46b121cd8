/** The one source of time. Training may start it elsewhere and move it; otherwise it is the machine's. */
export type Clock = {
  now: () => Date;
  /** Moves the clock so that it shows `instant` now and runs on from there. Training only. */
  set: (instant: Date) => void;
};

export function clockFrom(start: string | null): Clock {
  let ahead = start === null ? 0 : Date.parse(start) - Date.now();
  return {
    now: () => new Date(Date.now() + ahead),
    set: (instant) => {
      ahead = instant.getTime() - Date.now();
    },
  };
}
