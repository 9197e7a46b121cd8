import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import { KapocsError } from '#contract/errors.ts';
import type { ListAnswer, ListQuestion } from './list-messages.ts';

/** Source and built tree mirror each other: the thread is the neighbour with the same kind of name. */
const threadFile = new URL(`./read-list.worker${extname(import.meta.filename)}`, import.meta.url);

/** A list that comes right after another is spared the start of a thread, a quarter of a second; then memory counts. */
const IDLE_MS = 10_000;
/** After a long list its heap has grown, and would stand beside what applying the list takes. */
const MOST_ANSWERS = 40;

export interface ListThread {
  /** Readings are numbered over the life of a thread. */
  next(): number;
  ask(question: ListQuestion): void;
  /** The next answer to this reading; rejects when the thread has ended. */
  answer(reading: number): Promise<ListAnswer>;
  end(reason: KapocsError): Promise<void>;
  /** Whether every question has its answer and none was a fault: then another list can be opened in it. */
  resting(): boolean;
  /** Whether the program waits for it when it ends. */
  hold(busy: boolean): void;
}

function startThread(heapMb: number): ListThread {
  const worker = new Worker(threadFile, {
    resourceLimits: { maxOldGenerationSizeMb: heapMb, maxYoungGenerationSizeMb: 16 },
    stdout: true,
    stderr: true,
  });
  // What the reader of old formats prints about a file may quote it; nothing of it reaches the log.
  worker.stdout.resume();
  worker.stderr.resume();
  let readings = 0;
  let open = 0;
  let given = 0;
  let spoiled = false;
  let answers: ListAnswer[] = [];
  let ended: Error | null = null;
  let wake = (): void => undefined;
  function endWith(reason: Error): void {
    ended ??= reason;
    wake();
  }
  worker.on('message', (answer: ListAnswer) => {
    open -= 1;
    given += 1;
    // a file refused for a reason leaves the thread as it was
    spoiled ||= answer.tell === 'failed' && answer.code === 'INTERNAL';
    answers.push(answer);
    wake();
  });
  worker.on('error', (error) => endWith(threadFailed(error)));
  worker.on('exit', () => endWith(new KapocsError('INTERNAL', { reason: 'the reading thread ended' })));
  return {
    next: () => (readings += 1),
    resting: () => open === 0 && given < MOST_ANSWERS && !spoiled && ended === null,
    hold: (busy) => (busy ? worker.ref() : worker.unref()),
    ask: (question) => {
      open += 1;
      worker.postMessage(question);
    },
    async answer(reading) {
      for (;;) {
        const first = answers.shift();
        if (first?.reading === reading) return first;
        if (first !== undefined) continue;
        if (ended !== null) throw ended;
        await new Promise<void>((resolve) => (wake = resolve));
      }
    },
    async end(reason) {
      endWith(reason);
      answers = [];
      await worker.terminate();
    },
  };
}

function threadFailed(error: Error): KapocsError {
  const outOfMemory = 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
  return new KapocsError(outOfMemory ? 'FILE_TOO_MUCH_MEMORY' : 'INTERNAL', {}, error);
}

let spare: { thread: ListThread; heapMb: number; timer: NodeJS.Timeout } | null = null;

/** The thread of the last list, where it waits and has the same heap; else a new one. */
export function takeThread(heapMb: number): ListThread {
  if (spare?.heapMb !== heapMb || !spare.thread.resting()) return startThread(heapMb);
  const { thread, timer } = spare;
  clearTimeout(timer);
  spare = null;
  thread.hold(true);
  return thread;
}

/** Closes the list of a thread and keeps the thread for the next; one still busy, or that met a fault, ends at once. */
export async function giveBack(
  thread: ListThread,
  { heapMb, reason }: { heapMb: number; reason: KapocsError },
): Promise<void> {
  if (spare === null && thread.resting()) {
    const reading = thread.next();
    thread.ask({ ask: 'close', reading });
    await thread.answer(reading);
  }
  if (spare !== null || !thread.resting()) return thread.end(reason);
  thread.hold(false);
  const letGo = (): void => {
    spare = null;
    void thread.end(reason);
  };
  spare = { thread, heapMb, timer: setTimeout(letGo, IDLE_MS).unref() };
}
