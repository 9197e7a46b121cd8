import { parentPort, workerData } from 'node:worker_threads';
import type { ExportRow } from './columns.ts';
import { writeCsv } from './csv-file.ts';
import type { FactSheet, FileOrder, WriterAnswer, WriterQuestion } from './file-messages.ts';
import { openWorkbook } from './workbook.ts';

/* Turning a million rows into text and packing them keeps a processor busy: here it holds up nobody else. */
const { path, format, language, sheet, columns } = workerData as FileOrder;
const port = parentPort;
if (!port) throw new Error('write-file.worker runs as a worker thread only');

const tell = (answer: WriterAnswer): void => port.postMessage(answer);
const questions: WriterQuestion[] = [];
let wake = (): void => undefined;
port.on('message', (question: WriterQuestion) => {
  questions.push(question);
  wake();
});

let sheets: readonly FactSheet[] = [];

async function* pages(): AsyncGenerator<readonly ExportRow[]> {
  for (;;) {
    const next = questions.shift();
    if (next?.ask === 'finish') {
      ({ sheets } = next);
      return;
    }
    if (next) {
      tell({ tell: 'room' });
      yield next.rows;
    } else await new Promise<void>((resolve) => (wake = resolve));
  }
}

async function workbook(): Promise<{ rows: number; bytes: number }> {
  const book = await openWorkbook(path, { language });
  try {
    const { rows } = await book.addList(sheet, columns, pages());
    for (const { name, facts } of sheets) await book.addFacts(name, facts);
    return { rows, bytes: await book.finish() };
  } catch (error) {
    await book.discard();
    throw error;
  }
}

try {
  tell({ tell: 'done', ...(await (format === 'csv' ? writeCsv(path, columns, pages()) : workbook())) });
} catch (error) {
  // The text of an error may hold what was being written; its code does not.
  const { code } = error as { code?: string };
  tell({ tell: 'failed', reason: code ?? (error instanceof Error ? error.name : 'Error') });
}
port.close();
