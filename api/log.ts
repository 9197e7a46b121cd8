import { join } from 'node:path';
import { mkdirSync } from 'node:fs';
import pino, { type Logger } from 'pino';

export type Log = Logger;

/** Characters kept for later while the file cannot be written. */
const MOST_WAITING = 1_000_000;

/**
 * One JSON object a line in `<folder>/kapocs.log`. Callers give codes, counts and identifiers,
 * never names, addresses, numbers or texts of clients; query strings are not logged at all.
 */
export function openLog(folder: string): { log: Log; close: () => void } {
  mkdirSync(folder, { recursive: true });
  const file = pino.destination({ dest: join(folder, 'kapocs.log'), sync: true, mode: 0o600, maxLength: MOST_WAITING });
  // A full disk loses lines of the log; it must not lose what the program was about to do.
  file.on('error', () => undefined);
  const log = pino(
    {
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      serializers: { err: causeWithoutText },
    },
    file,
  );
  return { log, close: () => file.end() };
}

/** What may be written of an error: its kind, code and where it arose; database texts may quote stored values. */
function causeWithoutText(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { kind: typeof error };
  const { code } = error as { code?: unknown };
  const places = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return {
    kind: error.name,
    ...(code === undefined ? {} : { code }),
    at: places.slice(0, 8).map((line) => line.trim()),
    ...(error.cause === undefined ? {} : { cause: causeWithoutText(error.cause) }),
  };
}
