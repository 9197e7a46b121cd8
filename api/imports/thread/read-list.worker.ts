import { constants, setPriority } from 'node:os';
import { parentPort } from 'node:worker_threads';
import { KapocsError } from '#contract/errors.ts';
import type { ListAnswer, ListQuestion, StagedBatch } from './list-messages.ts';
import type { Judging } from '../list-plan.ts';
import { openList } from '../formats/open-list.ts';
import type { ReadChoice, RowBatch, SheetReader } from '../formats/sheet-reader.ts';

type Batch = { tell: 'rows'; batch: RowBatch } | { tell: 'judged'; batch: StagedBatch };
type Batches = AsyncGenerator<Batch, void, undefined>;
let reader: SheetReader | null = null;
let batches: Batches | null = null;

// Who looks at a screen goes before a list being read. On Linux this is the thread alone, elsewhere the whole program.
if (process.platform === 'linux') setPriority(constants.priority.PRIORITY_BELOW_NORMAL);

const tell = (answer: ListAnswer): void => parentPort?.postMessage(answer);

async function* plainRows(reader: SheetReader, choice: ReadChoice): Batches {
  for await (const batch of reader.batches(choice)) yield { tell: 'rows', batch };
}

// The row rules bring a table of all the world's phone numbers: only who judges waits for it.
async function* judgedRows(reader: SheetReader, choice: ReadChoice, judging: Judging): Batches {
  const { rulesOf, stageRow } = await import('../rows/stage-row.ts');
  const rules = rulesOf(judging);
  for await (const { rows, progress } of reader.batches(choice)) {
    const staged = rows.flatMap((row) => stageRow(row, judging, rules) ?? []);
    yield { tell: 'judged', batch: { rows: staged, lastLine: rows.at(-1)?.line ?? 0, progress } };
  }
}

function opened(): SheetReader {
  if (reader === null) throw new KapocsError('STATE_WRONG', { reason: 'no list is open' });
  return reader;
}

async function close(): Promise<void> {
  await batches?.return();
  batches = null;
  await reader?.close();
  reader = null;
}

async function answer(question: ListQuestion): Promise<ListAnswer> {
  const { reading } = question;
  switch (question.ask) {
    case 'open':
      reader = await openList(question.path, question.choice);
      return { reading, tell: 'opened', summary: reader.summary };
    case 'close':
      await close();
      return { reading, tell: 'end' };
    case 'survey': {
      const { surveyList } = await import('../headings/survey-list.ts');
      return { reading, tell: 'survey', survey: await surveyList(opened(), question.sheet) };
    }
    case 'rows':
    case 'judged':
      await batches?.return();
      batches =
        question.ask === 'rows'
          ? plainRows(opened(), question.choice)
          : judgedRows(opened(), question.choice, question.judging);
      break;
    case 'more':
      break;
  }
  const next = await batches?.next();
  return next === undefined || next.done === true ? { reading, tell: 'end' } : { reading, ...next.value };
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

parentPort?.on('message', (question: ListQuestion) => {
  answer(question).then(tell, (error: unknown) => tell(failure(question.reading, error)));
});
