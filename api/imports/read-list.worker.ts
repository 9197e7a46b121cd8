import { parentPort, workerData } from 'node:worker_threads';
import { KapocsError } from '#contract/errors.ts';
import type { ListAnswer, ListOrder, ListQuestion } from './list-messages.ts';
import { openList } from './open-list.ts';
import type { RowBatch, SheetReader } from './sheet-reader.ts';

const { path, choice } = workerData as ListOrder;
let batches: AsyncGenerator<RowBatch, void, undefined> | null = null;

const tell = (answer: ListAnswer): void => parentPort?.postMessage(answer);

async function answer(reader: SheetReader, question: ListQuestion): Promise<ListAnswer> {
  const { reading } = question;
  if (question.ask === 'rows') {
    await batches?.return();
    batches = reader.batches(question.choice);
  }
  const next = await batches?.next();
  return next === undefined || next.done === true
    ? { reading, tell: 'end' }
    : { reading, tell: 'rows', batch: next.value };
}

function failure(reading: number, error: unknown): ListAnswer {
  const known = error instanceof KapocsError;
  return {
    reading,
    tell: 'failed',
    code: known ? error.code : 'INTERNAL',
    details: known ? error.details : {},
    trace: traceOf(known ? error.cause : error),
  };
}

/** Where an error arose, without its message: that could quote the file. */
function traceOf(error: unknown): string {
  if (!(error instanceof Error)) return '';
  return error.name + (error.stack ?? '').replace(`${error.name}: ${error.message}`, '');
}

try {
  const reader = await openList(path, choice);
  parentPort?.on('message', (question: ListQuestion) => {
    answer(reader, question).then(tell, (error: unknown) => tell(failure(question.reading, error)));
  });
  tell({ reading: 0, tell: 'opened', summary: reader.summary });
} catch (error) {
  tell(failure(0, error));
}
