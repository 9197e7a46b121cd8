import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { openList } from '../../api/imports/formats/open-list.ts';
import type {
  ListSummary,
  OpenChoice,
  ReadChoice,
  SheetReader,
  SheetRow,
} from '../../api/imports/formats/sheet-reader.ts';

/** A folder that goes away with the test. */
export async function testFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'kapocs-list-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** Writes a list to disk for the time of the test. */
export async function fileWith(content: string | Buffer, name = 'lista.xlsx'): Promise<string> {
  const path = join(await testFolder(), name);
  await writeFile(path, content);
  return path;
}

export const sampleList = (name: string): string => join(import.meta.dirname, '..', 'lists', name);

/** Opens and reads a list to its end, as the thread does. */
export async function readAll(
  path: string,
  choice: OpenChoice & Partial<ReadChoice> = {},
): Promise<{ summary: ListSummary; rows: SheetRow[] }> {
  const reader = await openList(path, choice);
  try {
    return { summary: reader.summary, rows: await rowsOf(reader, choice) };
  } finally {
    await reader.close();
  }
}

export async function rowsOf(reader: SheetReader, choice: Partial<ReadChoice> = {}): Promise<SheetRow[]> {
  const rows: SheetRow[] = [];
  for await (const batch of reader.batches({ sheet: reader.summary.likelySheet, ...choice })) rows.push(...batch.rows);
  return rows;
}
