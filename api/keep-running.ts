import { clockFrom } from './clock.ts';
import { start, type Running, type StartOptions } from './start.ts';

export type Kept = { now: () => Running; close: () => Promise<void> };

/**
 * Starts the program and, when it asks for it, closes it and starts it again at the same ports. `lost` hears of a
 * new start that failed.
 */
export async function keepRunning(
  options: Omit<StartOptions, 'startAgain'>,
  lost: (error: unknown) => void,
): Promise<Kept> {
  const clockSource = options.clockSource ?? clockFrom(options.clock);
  let closing = false;
  let turn: Promise<void> = Promise.resolve();
  const startAgain = (): void => {
    turn = turn.then(again).catch(lost);
  };
  let running = await start({ ...options, clockSource, startAgain });

  async function again(): Promise<void> {
    if (closing) return;
    const { port, portalPort } = running;
    await running.close();
    // A demo fills its folder once.
    running = await start({ ...options, demo: null, port, portalPort, clockSource, startAgain });
  }

  return {
    now: () => running,
    close: async () => {
      closing = true;
      await turn;
      await running.close();
    },
  };
}
