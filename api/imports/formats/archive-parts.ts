import type { FileHandle } from 'node:fs/promises';
import { KapocsError } from '#contract/errors.ts';
import { startsWith } from './file-kind.ts';
import { attribute, xmlScanner } from './xml-scanner.ts';
import type { ZipEntry } from './zip-directory.ts';
import { shortName, unpackPart, unpackWhole } from './zip-part.ts';

export type ArchiveFormat = 'xlsx' | 'xlsb' | 'ods';

const farthestRoot = 1024 * 1024;
const archiveStarts = ['504b0304', '52617221', '377abcaf', '1f8b08', 'd0cf11e0', 'fd377a58'].map((hex) =>
  Buffer.from(hex, 'hex'),
);

/** Looks at the beginning of every part: its kind of XML, what it is linked to, an archive under another name. */
export async function judgeParts(file: FileHandle, entries: readonly ZipEntry[]): Promise<void> {
  // what is locked looks damaged: whether it is has to be known first
  const manifest = entries.find((entry) => entry.name === 'META-INF/manifest.xml');
  if (manifest && (await unpackWhole(file, manifest, farthestRoot)).includes('encryption-data')) {
    throw new KapocsError('FILE_PASSWORD_PROTECTED');
  }
  for (const entry of entries) {
    if (entry.size === 0) continue;
    if (entry.name.endsWith('.rels')) await refuseOutsideTargets(file, entry);
    else if (/\.(?:xml|vml)$/i.test(entry.name)) await refuseDocumentType(file, entry);
    else await refuseArchive(file, entry);
  }
}

/** Which workbook an archive is, by the parts it cannot be without; FILE_NOT_SPREADSHEET for all others. */
export async function archiveFormat(file: FileHandle, entries: readonly ZipEntry[]): Promise<ArchiveFormat> {
  const types = entries.find((entry) => entry.name === '[Content_Types].xml');
  if (types) {
    const text = (await unpackWhole(file, types, farthestRoot)).toString('utf8');
    if (text.includes('ms-excel.sheet.binary')) return 'xlsb';
    if (/(?:spreadsheetml\.(?:sheet|template)|ms-excel\.(?:sheet|template)\.macroEnabled)\.main\+xml/.test(text))
      return 'xlsx';
  }
  const mimetype = entries.find((entry) => entry.name === 'mimetype');
  if (mimetype && entries.some((entry) => entry.name === 'content.xml')) {
    const text = (await unpackWhole(file, mimetype, 1024)).toString('utf8');
    if (text.startsWith('application/vnd.oasis.opendocument.spreadsheet')) return 'ods';
  }
  throw new KapocsError('FILE_NOT_SPREADSHEET');
}

async function refuseDocumentType(file: FileHandle, entry: ZipEntry): Promise<void> {
  let rootSeen = false;
  const scanner = xmlScanner({ open: () => (rootSeen = true), close: () => undefined, text: () => undefined });
  let read = 0;
  for await (const chunk of unpackPart(file, entry)) {
    if (read === 0) refuseForeignEncoding(chunk, entry);
    scanner.push(chunk.toString('latin1'));
    read += chunk.length;
    if (rootSeen) return;
    if (read > farthestRoot) break;
  }
  throw new KapocsError('FILE_DAMAGED', { part: shortName(entry) });
}

/** In another encoding a document type would pass unseen, and letters would come out wrong. */
function refuseForeignEncoding(head: Buffer, entry: ZipEntry): void {
  const declared = /^[^>]{0,200}?encoding\s*=\s*["']([\w-]+)["']/.exec(head.toString('latin1', 0, 256))?.[1] ?? 'utf-8';
  if (head.subarray(0, 256).includes(0) || !/^(?:utf-?8|us-ascii)$/i.test(declared)) {
    throw new KapocsError('FILE_DAMAGED', { part: shortName(entry) });
  }
}

/** Links in cells (mail addresses mostly) are harmless text; any other target outside would be fetched by Excel. */
async function refuseOutsideTargets(file: FileHandle, entry: ZipEntry): Promise<void> {
  const scanner = xmlScanner({
    open: (_name, attributes) => {
      if (attribute(attributes, 'TargetMode') !== 'External') return;
      if (attribute(attributes, 'Type')?.endsWith('/hyperlink') !== true) {
        throw new KapocsError('FILE_EXTERNAL_LINKS', { part: shortName(entry) });
      }
    },
    close: () => undefined,
    text: () => undefined,
  });
  for await (const chunk of unpackPart(file, entry)) scanner.push(chunk.toString('latin1'));
  scanner.end();
}

async function refuseArchive(file: FileHandle, entry: ZipEntry): Promise<void> {
  for await (const chunk of unpackPart(file, entry)) {
    if (archiveStarts.some((start) => startsWith(chunk, start)))
      throw new KapocsError('FILE_NESTED_ARCHIVE', { part: shortName(entry) });
    return;
  }
}
