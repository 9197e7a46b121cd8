import { openListInThread, type ThreadReader } from './list-thread.ts';
import type { OpenChoice } from '../formats/sheet-reader.ts';

/** Longer than it takes from the upload to the reading, unless other lists are being read. */
const KEPT_MS = 20_000;

/** By path, which no two uploads share. */
const waiting = new Map<string, { reader: ThreadReader; timer: NodeJS.Timeout }>();

function take(path: string): ThreadReader | null {
  const kept = waiting.get(path);
  clearTimeout(kept?.timer);
  waiting.delete(path);
  return kept?.reader ?? null;
}

/** Keeps a list open that was just looked at, so that reading it need not begin with opening it once more. */
export function keepOpen(path: string, reader: ThreadReader): void {
  waiting.set(path, { reader, timer: setTimeout(() => void letGo(path), KEPT_MS).unref() });
}

export const letGo = async (path: string): Promise<void> => take(path)?.close();

/** Opens a list for reading; whoever gets it closes it. */
export async function openForReading(path: string, choice: OpenChoice): Promise<ThreadReader> {
  if (Object.keys(choice).length === 0) return take(path) ?? openListInThread(path);
  await letGo(path);
  return openListInThread(path, choice);
}
