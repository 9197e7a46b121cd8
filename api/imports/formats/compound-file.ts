import { CFB } from 'xlsx';
import { KapocsError } from '#contract/errors.ts';

/** The container of old office files (MS-CFB): a small file system in one file. */
const compoundFile = CFB as { read(bytes: Buffer, choice: { type: 'buffer' }): { FullPaths: readonly string[] } };

const headerBytes = 512;
/** Greater numbers are marks: free, end of a chain, part of the table. */
const lastSector = 0xffff_fffa;
const directoryStartAt = 48;
const smallTableStartAt = 60;
const sectorTableAt = 76;
const sectorTableEntries = 109;

/**
 * Lets an old workbook pass: not a document or message in the same container, no macros, not the envelope Office puts
 * round a workbook with a password.
 */
export function judgeCompoundFile(bytes: Buffer): void {
  if (isCutOff(bytes)) throw new KapocsError('FILE_CUT_OFF');
  const names = contents(bytes).map((path) => path.toLowerCase().replace(/^[^/]*\//, ''));
  const has = (pattern: RegExp): boolean => names.some((name) => pattern.test(name));
  if (has(/^encryptedpackage$|^\u0006dataspaces\//)) throw new KapocsError('FILE_PASSWORD_PROTECTED');
  if (!has(/^(?:workbook|book)$/)) throw new KapocsError('FILE_NOT_SPREADSHEET');
  if (has(/^_vba_project_cur\/|^macros\//)) throw new KapocsError('FILE_MACRO');
}

function contents(bytes: Buffer): readonly string[] {
  try {
    return compoundFile.read(bytes, { type: 'buffer' }).FullPaths;
  } catch (cause) {
    throw new KapocsError('FILE_DAMAGED', {}, cause);
  }
}

/** True when a sector that the header or the allocation table points to lies beyond the end. */
function isCutOff(bytes: Buffer): boolean {
  if (bytes.length < headerBytes) return true;
  const sectorBytes = bytes.readUInt16LE(30) === 12 ? 4096 : 512;
  const isMissing = (sector: number): boolean => sector <= lastSector && (sector + 1) * sectorBytes >= bytes.length;
  if ([directoryStartAt, smallTableStartAt].some((at) => isMissing(bytes.readUInt32LE(at)))) return true;
  for (let entry = 0; entry < sectorTableEntries; entry += 1) {
    const table = bytes.readUInt32LE(sectorTableAt + entry * 4);
    if (table > lastSector) break;
    const start = (table + 1) * sectorBytes;
    if (start + sectorBytes > bytes.length) return true;
    for (let at = start; at < start + sectorBytes; at += 4) if (isMissing(bytes.readUInt32LE(at))) return true;
  }
  return false;
}
