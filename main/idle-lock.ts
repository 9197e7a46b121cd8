import { powerMonitor } from 'electron';

const LOOK_MS = 10_000;

/** Tells when the person has left the machine: the system was locked or nothing was touched for so long. */
export function watchIdle(tell: (why: 'idle' | 'system') => void): (minutes: number) => void {
  let limit = 0;
  let told = false;
  powerMonitor.on('lock-screen', () => tell('system'));
  powerMonitor.on('suspend', () => tell('system'));
  setInterval(() => {
    const away = limit > 0 && powerMonitor.getSystemIdleTime() >= limit * 60;
    if (away && !told) tell('idle');
    told = away;
  }, LOOK_MS).unref();
  return (minutes) => {
    limit = minutes;
  };
}
