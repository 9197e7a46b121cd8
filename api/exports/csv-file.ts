import { open, rename, rm, type FileHandle } from 'node:fs/promises';
import type { ExportColumn, ExportPages, ExportRow } from './columns.ts';
import { wallClock } from './wall-clock.ts';

const byteOrderMark = '\uFEFF';
/** What a spreadsheet takes for the beginning of a formula, full-width forms included (security.md 1.2.10). */
const formulaStart = /^[=+\-@\t\r\n\0\uFF1D\uFF0B\uFF0D\uFF20]/;

/**
 * Writes a list as Hungarian Excel opens it: `;`, UTF-8 with byte order mark, decimal comma. Text that could be taken
 * for a formula gets an apostrophe before it. The file appears under its name only when whole; on failure nothing stays.
 */
export async function writeCsv(
  path: string,
  columns: readonly ExportColumn[],
  pages: ExportPages,
): Promise<{ rows: number; bytes: number }> {
  const unfinished = `${path}.part`;
  const file = await open(unfinished, 'w', 0o600);
  try {
    const written = await writeLines(file, columns, pages);
    await file.close();
    await rename(unfinished, path);
    return written;
  } catch (error) {
    await file.close().catch(() => undefined);
    await rm(unfinished, { force: true });
    throw error;
  }
}

async function writeLines(
  file: FileHandle,
  columns: readonly ExportColumn[],
  pages: ExportPages,
): Promise<{ rows: number; bytes: number }> {
  let rows = 0;
  let bytes = 0;
  const writeRow = csvRows(columns);
  async function put(text: string): Promise<void> {
    const encoded = Buffer.from(text);
    await file.writeFile(encoded);
    bytes += encoded.length;
  }
  await put(byteOrderMark + csvLine(columns.map(({ heading }) => csvText(heading))));
  for await (const page of pages) {
    await put(page.map(writeRow).join(''));
    rows += page.length;
  }
  return { rows, bytes };
}

const csvLine = (fields: readonly string[]): string => fields.join(';') + '\r\n';

/** Numbers and days as a Hungarian spreadsheet understands them, everything else as safe text. */
export function csvRows(columns: readonly ExportColumn[]): (row: ExportRow) => string {
  const wall = wallClock();
  return (row) => {
    const fields = columns.map(({ kind }, index) => {
      const value = row[index] ?? null;
      if (value === null || Number.isNaN(value)) return '';
      if (typeof value === 'number' && kind !== 'text') return String(value).replace('.', ',');
      const text = String(value);
      const shown = kind === 'instant' ? wall(text)?.slice(0, 16).replace('T', ' ') : undefined;
      return shown ?? csvText(text);
    });
    return csvLine(fields);
  };
}

function csvText(text: string): string {
  const safe = formulaStart.test(text) ? `'${text}` : text;
  return /[;"\r\n\t]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
