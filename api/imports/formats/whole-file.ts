import { open } from 'node:fs/promises';
import { fileHead, fileKind } from './file-kind.ts';
import { readZipDirectory } from './zip-directory.ts';

/** Parts that only formats without a streaming reader have: `.xlsb` and `.ods`. */
const wholeFileParts = new Set(['xl/workbook.bin', 'content.xml']);

/** True for formats that can only be read by holding the whole file. Looks at its beginning and its directory, no more. */
export async function readsWholeFile(path: string): Promise<boolean> {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    const kind = fileKind(await fileHead(file, size));
    if (kind !== 'zip') return kind === 'compound';
    return (await readZipDirectory(file, size)).some(({ name }) => wholeFileParts.has(name.toLowerCase()));
  } finally {
    await file.close();
  }
}
