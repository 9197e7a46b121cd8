import { KapocsError } from '#contract/errors.ts';
import type { ListAnswer, ListQuestion, StagedBatch } from './list-messages.ts';
import type { Judging, Survey } from '../list-plan.ts';
import type { OpenChoice, ReadChoice, SheetReader } from '../formats/sheet-reader.ts';
import { giveBack, type ListThread, takeThread } from './reading-thread.ts';
import { readsWholeFile } from '../formats/whole-file.ts';

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
 * read ahead while the last is being used, no more. `close` is done at once, also in the middle of a batch, which ends
 * the thread; reading on then fails with STATE_WRONG.
 */
export async function openListInThread(
  path: string,
  { memoryMb, openWithinMs = 120_000, ...choice }: ThreadChoice = {},
): Promise<ThreadReader> {
  const heapMb = memoryMb ?? ((await readsWholeFile(path).catch(unopened)) ? wholeFileMb : streamMb);
  const thread = takeThread(heapMb);
  const tooSlow = setTimeout(() => void thread.end(new KapocsError('FILE_TOO_SLOW')), openWithinMs);
  const reason = new KapocsError('STATE_WRONG', { reason: 'the list is closed' });
  let closed: Promise<void> | null = null;
  const lease: ListThread = {
    ...thread,
    ask: (question) => void (closed ?? thread.ask(question)),
    answer: (reading) => (closed ? Promise.reject(reason) : thread.answer(reading)),
  };
  const close = (): Promise<void> =>
    (closed ??= heapMb === streamMb ? giveBack(thread, { heapMb, reason }) : thread.end(reason));
  try {
    const reading = thread.next();
    thread.ask({ ask: 'open', reading, path, choice });
    const opened = await thread.answer(reading);
    if (opened.tell !== 'opened') throw failed(opened);
    return { summary: opened.summary, ...questions(lease), close };
  } catch (error) {
    await close();
    throw error;
  } finally {
    clearTimeout(tooSlow);
  }
}

function questions(thread: ListThread): Omit<ThreadReader, 'summary' | 'close'> {
  return {
    async survey(sheet) {
      const reading = thread.next();
      thread.ask({ ask: 'survey', reading, sheet });
      const answer = await thread.answer(reading);
      if (answer.tell !== 'survey') throw failed(answer);
      return answer.survey;
    },
    batches: (choice) =>
      readBatches(
        thread,
        { ask: 'rows', reading: thread.next(), choice },
        (told) => told.tell === 'rows' && told.batch,
      ),
    judged: (choice, judging) =>
      readBatches(
        thread,
        { ask: 'judged', reading: thread.next(), choice, judging },
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

function unopened(error: unknown): never {
  throw error instanceof KapocsError
    ? error
    : new KapocsError('INTERNAL', { reason: 'the file cannot be opened' }, error);
}

function failed(answer: ListAnswer): KapocsError {
  if (answer.tell !== 'failed') return new KapocsError('INTERNAL', { answer: answer.tell });
  return new KapocsError(answer.code, answer.details, answer.trace === '' ? undefined : answer.trace);
}
