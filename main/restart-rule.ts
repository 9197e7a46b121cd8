const WINDOW_MS = 60_000;
const MOST = 3;
const FIRST_PAUSE_MS = 200;

/** How long to wait before the API is started again, or null when it ended too often within a minute. Instants in ms. */
export function pauseBeforeRestart(endings: readonly number[], now: number): number | null {
  const recent = endings.filter((at) => now - at < WINDOW_MS).length;
  return recent >= MOST ? null : FIRST_PAUSE_MS * 4 ** Math.max(0, recent - 1);
}
