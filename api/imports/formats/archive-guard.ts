import { KapocsError } from '#contract/errors.ts';
import { shortName } from './zip-part.ts';
import type { ZipEntry } from './zip-directory.ts';

/** How far the parts of an archive may blow up; security.md 5.2.1–3. */
export interface ArchiveLimits {
  /** All parts together, unpacked. A full worksheet of 25 columns takes about 1.6 GB. */
  readonly unpackedBytes: number;
  /** Unpacked ÷ packed of one part. Sheets reach 20–50; deflate ends at 1,032. */
  readonly ratio: number;
  /** Parts smaller than this may have any ratio. */
  readonly harmlessBytes: number;
}

export const archiveLimits: ArchiveLimits = {
  unpackedBytes: 4 * 1024 ** 3,
  ratio: 200,
  harmlessBytes: 16 * 1024 ** 2,
};

const nestedArchive = /\.(?:zip|xls[xmb]?|ods|docx?|7z|rar|t?gz|bz2|xz|jar|cab|iso)$/i;
const macro = /(?:^|\/)(?:vbaProject\w*\.bin|macrosheets\/|dialogsheets\/|activeX\/|Basic\/|Scripts\/)/i;

/**
 * Judges an archive by its directory alone, before a byte is unpacked. Declared sizes may lie: `unpackPart` holds each
 * part to them, so what passes here bounds what can ever come out.
 */
export function judgeDirectory(
  entries: readonly ZipEntry[],
  fileSize: number,
  limits: ArchiveLimits = archiveLimits,
): void {
  for (const entry of entries) {
    if (entry.encrypted) throw new KapocsError('FILE_PASSWORD_PROTECTED');
    if (!nameIsSafe(entry.name)) throw new KapocsError('FILE_UNSAFE_NAMES', { part: shortName(entry) });
    if (entry.method !== 0 && entry.method !== 8) throw new KapocsError('FILE_DAMAGED', { part: shortName(entry) });
    if (tooDense(entry, limits)) throw new KapocsError('FILE_BOMB', { part: shortName(entry) });
    if (nestedArchive.test(entry.name) || /(?:^|\/)embeddings\//i.test(entry.name)) {
      throw new KapocsError('FILE_NESTED_ARCHIVE', { part: shortName(entry) });
    }
    if (macro.test(entry.name)) throw new KapocsError('FILE_MACRO', { part: shortName(entry) });
    if (/(?:^|\/)externalLinks\//i.test(entry.name))
      throw new KapocsError('FILE_EXTERNAL_LINKS', { part: shortName(entry) });
  }
  const names = new Set(entries.map((entry) => entry.name.toLowerCase()));
  if (names.size < entries.length) throw new KapocsError('FILE_UNSAFE_NAMES', { reason: 'a name twice' });
  const unpacked = entries.reduce((sum, entry) => sum + entry.size, 0);
  if (unpacked > limits.unpackedBytes) throw new KapocsError('FILE_BOMB', { unpackedBytes: unpacked });
  refuseOverlaps(entries, fileSize);
}

function nameIsSafe(name: string): boolean {
  if (name === '' || name.length > 255 || /[\u0000-\u001F\\:]/.test(name) || name.startsWith('/')) return false;
  return name.split('/').every((step) => step !== '..' && step !== '.');
}

function tooDense(entry: ZipEntry, limits: ArchiveLimits): boolean {
  return entry.size > limits.harmlessBytes && entry.size > entry.packedSize * limits.ratio;
}

/** Parts that share bytes can unpack the same data thousands of times without any one looking dense. */
function refuseOverlaps(entries: readonly ZipEntry[], fileSize: number): void {
  let free = 0;
  for (const entry of [...entries].sort((one, other) => one.offset - other.offset)) {
    if (entry.offset < free) throw new KapocsError('FILE_BOMB', { part: shortName(entry) });
    free = entry.offset + 30 + entry.packedSize;
  }
  if (free > fileSize) throw new KapocsError('FILE_CUT_OFF');
}
