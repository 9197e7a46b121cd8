import { open, type FileHandle } from 'node:fs/promises';
import { KapocsError } from '#contract/errors.ts';
import { judgeDirectory } from './archive-guard.ts';
import { archiveFormat, judgeParts } from './archive-parts.ts';
import { repairRow } from './broken-letters.ts';
import { fileHead, fileKind } from './file-kind.ts';
import {
  fileLimits,
  type FileLimits,
  type OldFormat,
  type ListContent,
  type OpenChoice,
  type SheetReader,
} from './sheet-reader.ts';
import { readAt, readZipDirectory, type ZipEntry } from './zip-directory.ts';
import { unpackPart } from './zip-part.ts';

const mostWholeFileBytes = 64 * 1024 * 1024;
/** Whole-file readers hold everything unpacked; more than this ends in the memory cap anyway. */
const mostUnpackedAtOnce = 300 * 1024 * 1024;

/** Opens a list of any known format by what is in it, after every check that needs no unpacking. */
export async function openList(path: string, choice: OpenChoice = {}): Promise<SheetReader> {
  const limits = { ...fileLimits, ...choice.limits };
  const file = await open(path);
  try {
    const content = await openByKind(file, path, limits, choice);
    return { ...(choice.repairLetters === true ? repairing(content) : content), close: () => file.close() };
  } catch (error) {
    await file.close();
    throw error;
  }
}

async function openByKind(
  file: FileHandle,
  path: string,
  limits: FileLimits,
  choice: OpenChoice,
): Promise<ListContent> {
  const { size } = await file.stat();
  if (size > limits.bytes) throw new KapocsError('FILE_TOO_LARGE', { bytes: size, limit: limits.bytes });
  const kind = fileKind(await fileHead(file, size));
  if (kind === 'zip') return openArchive(file, size, limits);
  // The readers are fetched when needed: each list has a thread of its own, and their libraries take time to load.
  if (kind === 'text') return (await import('./read-csv.ts')).openCsv(file, path, choice.csv ?? {}, limits);
  return openWholeFile(file, size, 'xls', limits);
}

async function openArchive(file: FileHandle, size: number, limits: FileLimits): Promise<ListContent> {
  const entries = await readZipDirectory(file, size);
  judgeDirectory(entries, size);
  const format = await archiveFormat(file, entries);
  await judgeParts(file, entries);
  if (format === 'xlsx') return (await import('./read-xlsx.ts')).openXlsx(file, entries, limits);
  await proveSizes(file, entries);
  return openWholeFile(file, size, format, limits);
}

/** The reader of these formats believes what the directory declares: every part is unpacked once to prove it. */
async function proveSizes(file: FileHandle, entries: readonly ZipEntry[]): Promise<void> {
  const unpacked = entries.reduce((sum, entry) => sum + entry.size, 0);
  if (unpacked > mostUnpackedAtOnce) throw new KapocsError('FILE_TOO_MUCH_MEMORY', { bytes: unpacked });
  for (const entry of entries) for await (const _chunk of unpackPart(file, entry));
}

async function openWholeFile(
  file: FileHandle,
  size: number,
  format: OldFormat,
  limits: FileLimits,
): Promise<ListContent> {
  if (size > mostWholeFileBytes)
    throw new KapocsError('FILE_TOO_MUCH_MEMORY', { bytes: size, limit: mostWholeFileBytes });
  // Its library also takes as much memory as reading an .xlsx does.
  const { openOldWorkbook } = await import('./read-old-workbook.ts');
  return openOldWorkbook(await readAt(file, 0, size), format, limits);
}

function repairing(content: ListContent): ListContent {
  return {
    summary: content.summary,
    async *batches(choice) {
      for await (const batch of content.batches(choice)) yield { ...batch, rows: batch.rows.map(repairRow) };
    },
  };
}
