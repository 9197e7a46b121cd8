import { join } from 'node:path';
import { mkdirSync, renameSync, statSync } from 'node:fs';
import pino, { type Logger } from 'pino';

export type Log = Logger;

/** A log file grows this long; so many older ones are kept beside it. */
const MOST_BYTES = 10_000_000;
const KEPT = 5;
/** Characters kept for later while the file cannot be written. */
const MOST_WAITING = 1_000_000;

/**
 * One JSON object a line in `<folder>/kapocs.log`, which is changed for a new one when it is full. Callers give codes, counts and identifiers,
 * never names, addresses, numbers or texts of clients; query strings are not logged at all.
 */
export function openLog(folder: string, mostBytes = MOST_BYTES): { log: Log; close: () => void } {
  mkdirSync(folder, { recursive: true });
  const path = join(folder, 'kapocs.log');
  const file = pino.destination({ dest: path, sync: true, mode: 0o600, maxLength: MOST_WAITING });
  // A full disk loses lines of the log; it must not lose what the program was about to do.
  file.on('error', () => undefined);
  let bytes = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
  file.on('write', (written: number) => {
    bytes += written;
    if (bytes < mostBytes) return;
    bytes = 0;
    if (shift(path)) file.reopen();
  });
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

/** The full log becomes `.1`, that one `.2` and so on; the last is lost. False when the folder does not allow it. */
function shift(path: string): boolean {
  const names = [path, ...Array.from({ length: KEPT }, (_, at) => `${path}.${at + 1}`)];
  try {
    for (let at = KEPT; at > 0; at -= 1) {
      const [from = '', to = ''] = names.slice(at - 1, at + 1);
      if (statSync(from, { throwIfNoEntry: false })?.isFile()) renameSync(from, to);
    }
    return true;
  } catch {
    return false; // it goes on in the file it has: a log too long is better than none
  }
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
