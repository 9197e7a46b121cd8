import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import { KapocsError } from '#contract/errors.ts';
import type { ListAnswer, ListOrder, ListQuestion, StagedBatch } from './list-messages.ts';
import type { Judging, Survey } from './list-plan.ts';
import type { OpenChoice, ReadChoice, SheetReader } from './sheet-reader.ts';
import { readsWholeFile } from './whole-file.ts';

/** Source and built tree mirror each other: the thread is the neighbour with the same kind of name. */
const threadFile = new URL(`./read-list.worker${extname(import.meta.filename)}`, import.meta.url);

/** A tight heap also makes the thread tidy up early: with 768 it grows to twice what it does with 128. */
const streamMb = 128;
const wholeFileMb = 768;

export interface ThreadChoice extends OpenChoice {
  /** Heap the thread may use before it is ended with FILE_TOO_MUCH_MEMORY; by default as the format needs it. */
  readonly memoryMb?: number;
  /** Time to open before it is ended with FILE_TOO_SLOW. */
  readonly openWithinMs?: number;
}

/** A list that is also surveyed and judged in the thread that reads it. */
export interface ThreadReader extends SheetReader {
  survey(sheet: number | null): Promise<Survey>;
  judged(choice: ReadChoice, judging: Judging): AsyncGenerator<StagedBatch, void, undefined>;
}

/**
 * Opens a list in a thread of its own: a hostile file can neither hold up the program nor take its memory. One batch is
 * read ahead while the last is being used, no more. `close` ends the thread at once, also in the middle of a batch;
 * reading on then fails with STATE_WRONG.
 */
export async function openListInThread(
  path: string,
  { memoryMb, openWithinMs = 120_000, ...choice }: ThreadChoice = {},
): Promise<ThreadReader> {
  const heapMb = memoryMb ?? ((await readsWholeFile(path).catch(unopened)) ? wholeFileMb : streamMb);
  const thread = startThread({ path, choice }, heapMb);
  const tooSlow = setTimeout(() => void thread.end(new KapocsError('FILE_TOO_SLOW')), openWithinMs);
  const close = (): Promise<void> => thread.end(new KapocsError('STATE_WRONG', { reason: 'the list is closed' }));
  try {
    const opened = await thread.answer(0);
    if (opened.tell !== 'opened') throw failed(opened);
    return { summary: opened.summary, ...questions(thread), close };
  } catch (error) {
    await close();
    throw error;
  } finally {
    clearTimeout(tooSlow);
  }
}

function questions(thread: ListThread): Omit<ThreadReader, 'summary' | 'close'> {
  let readings = 0;
  const next = (): number => (readings += 1);
  return {
    async survey(sheet) {
      const reading = next();
      thread.ask({ ask: 'survey', reading, sheet });
      const answer = await thread.answer(reading);
      if (answer.tell !== 'survey') throw failed(answer);
      return answer.survey;
    },
    batches: (choice) =>
      readBatches(thread, { ask: 'rows', reading: next(), choice }, (told) => told.tell === 'rows' && told.batch),
    judged: (choice, judging) =>
      readBatches(
        thread,
        { ask: 'judged', reading: next(), choice, judging },
        (told) => told.tell === 'judged' && told.batch,
      ),
  };
}

async function* readBatches<Batch>(
  thread: ListThread,
  question: ListQuestion,
  batchIn: (answer: ListAnswer) => Batch | false,
): AsyncGenerator<Batch, void, undefined> {
  const { reading } = question;
  thread.ask(question);
  for (;;) {
    const answer = await thread.answer(reading);
    if (answer.tell === 'end') return;
    const batch = batchIn(answer);
    if (batch === false) throw failed(answer);
    thread.ask({ ask: 'more', reading });
    yield batch;
  }
}

interface ListThread {
  ask(question: ListQuestion): void;
  /** The next answer to this reading; rejects when the thread has ended. */
  answer(reading: number): Promise<ListAnswer>;
  end(reason: KapocsError): Promise<void>;
}

function startThread(order: ListOrder, heapMb: number): ListThread {
  const worker = new Worker(threadFile, {
    workerData: order,
    resourceLimits: { maxOldGenerationSizeMb: heapMb, maxYoungGenerationSizeMb: 16 },
    stdout: true,
    stderr: true,
  });
  // What the reader of old formats prints about a file may quote it; nothing of it reaches the log.
  worker.stdout.resume();
  worker.stderr.resume();
  let answers: ListAnswer[] = [];
  let ended: Error | null = null;
  let wake = (): void => undefined;
  function endWith(reason: Error): void {
    ended ??= reason;
    wake();
  }
  worker.on('message', (answer: ListAnswer) => {
    answers.push(answer);
    wake();
  });
  worker.on('error', (error) => endWith(threadFailed(error)));
  worker.on('exit', () => endWith(new KapocsError('INTERNAL', { reason: 'the reading thread ended' })));
  return {
    ask: (question) => worker.postMessage(question),
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

function unopened(error: unknown): never {
  throw error instanceof KapocsError
    ? error
    : new KapocsError('INTERNAL', { reason: 'the file cannot be opened' }, error);
}

function failed(answer: ListAnswer): KapocsError {
  if (answer.tell !== 'failed') return new KapocsError('INTERNAL', { answer: answer.tell });
  return new KapocsError(answer.code, answer.details, answer.trace === '' ? undefined : answer.trace);
}

function threadFailed(error: Error): KapocsError {
  const outOfMemory = 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
  return new KapocsError(outOfMemory ? 'FILE_TOO_MUCH_MEMORY' : 'INTERNAL', {}, error);
}
