import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import { KapocsError } from '#contract/errors.ts';
import type { ExportRow } from './columns.ts';
import type { FactSheet, FileOrder, WriterAnswer, WriterQuestion } from './file-messages.ts';

const threadFile = new URL(`./write-file.worker${extname(import.meta.filename)}`, import.meta.url);
/** A tight heap makes the thread tidy up early; a page and what is made of it need a few megabytes. */
const memory = { maxOldGenerationSizeMb: 96, maxYoungGenerationSizeMb: 16 };
/** Pages handed over and not yet taken up: one being written, one ready. */
const MOST_WAITING = 2;

/** A file being written in a thread of its own. */
export type FileWriter = {
  /** Hands over a page; resolves when there is room for another. */
  add: (rows: readonly ExportRow[]) => Promise<void>;
  /** Writes the further sheets; the file then stands under its name. */
  finish: (sheets: readonly FactSheet[]) => Promise<{ rows: number; bytes: number }>;
  /** Ends the thread at once; what it wrote stays under `….part`. */
  abandon: () => Promise<void>;
};

/** Throws INTERNAL, from `add` or `finish`, when the file cannot be written. */
export function openFileWriter(order: FileOrder): FileWriter {
  const worker = new Worker(threadFile, { workerData: order, resourceLimits: memory });
  let waiting = 0;
  let done: { rows: number; bytes: number } | null = null;
  let failure: Error | null = null;
  let wake = (): void => undefined;
  const fail = (reason: string, cause?: unknown): void => {
    failure ??= new KapocsError('INTERNAL', { reason }, cause);
    wake();
  };
  worker.on('message', (answer: WriterAnswer) => {
    if (answer.tell === 'room') waiting -= 1;
    else if (answer.tell === 'done') done = { rows: answer.rows, bytes: answer.bytes };
    else fail(answer.reason);
    wake();
  });
  worker.on('error', (error) => fail('the writing thread failed', error));
  worker.on('exit', () => done ?? fail('the writing thread ended'));

  async function until<T>(answer: () => T | null): Promise<T> {
    for (;;) {
      if (failure) throw failure;
      const found = answer();
      if (found !== null) return found;
      await new Promise<void>((resolve) => (wake = resolve));
    }
  }
  const ask = (question: WriterQuestion): void => worker.postMessage(question);

  return {
    add: async (rows) => {
      waiting += 1;
      ask({ ask: 'rows', rows });
      await until(() => (waiting < MOST_WAITING ? true : null));
    },
    finish: (sheets) => {
      ask({ ask: 'finish', sheets });
      return until(() => done);
    },
    abandon: async () => {
      await worker.terminate();
    },
  };
}
