import { KapocsError } from '#contract/errors.ts';

/** Texts kept outside the JavaScript heap, by number. */
export interface StringStore {
  readonly count: number;
  add(text: string): void;
  /** The text with this number; FILE_DAMAGED when there is none. */
  get(index: number): string;
}

const pageBytes = 1024 * 1024;
const startsPerPage = 65_536;
const lengthBytes = 4;

/**
 * The table of texts of a workbook can hold millions of entries: as plain strings five million need about 400 MB, here
 * their bytes plus eight each. FILE_TOO_MUCH_MEMORY beyond `mostBytes`.
 */
export function stringStore(mostBytes = 512 * 1024 * 1024): StringStore {
  const pages: Buffer[] = [];
  const starts: Uint32Array[] = [];
  let used = pageBytes;
  let count = 0;

  return {
    get count() {
      return count;
    },
    add(text) {
      const bytes = Buffer.byteLength(text);
      if (used + lengthBytes + bytes > pageBytes) {
        if ((pages.length + 1) * pageBytes > mostBytes) throw new KapocsError('FILE_TOO_MUCH_MEMORY');
        pages.push(Buffer.allocUnsafeSlow(pageBytes));
        used = 0;
      }
      const page = pages.at(-1);
      if (page === undefined || lengthBytes + bytes > pageBytes) throw new KapocsError('FILE_CELL_TOO_LONG');
      page.writeUInt32LE(bytes, used);
      page.write(text, used + lengthBytes);
      if (count % startsPerPage === 0) starts.push(new Uint32Array(startsPerPage));
      const block = starts.at(-1);
      if (block) block[count % startsPerPage] = (pages.length - 1) * pageBytes + used;
      used += lengthBytes + bytes;
      count += 1;
    },
    get(index) {
      const start = starts[Math.floor(index / startsPerPage)]?.[index % startsPerPage];
      const page = start === undefined ? undefined : pages[Math.floor(start / pageBytes)];
      if (start === undefined || page === undefined || index >= count)
        throw new KapocsError('FILE_DAMAGED', { part: 'sharedStrings' });
      const at = start % pageBytes;
      return page.toString('utf8', at + lengthBytes, at + lengthBytes + page.readUInt32LE(at));
    },
  };
}
