import { csvSeparators } from '#contract/imports.ts';
import type { CsvEncoding, CsvSeparator } from './sheet-reader.ts';

/** Watches all bytes of a text file go by, then names its encoding and counts its lines. */
export interface EncodingWatch {
  push(chunk: Buffer): void;
  end(): TextFindings;
}

export interface TextFindings {
  readonly encoding: CsvEncoding;
  readonly lines: number;
}

const lineFeed = 0x0a;
const carriageReturn = 0x0d;

/**
 * Valid UTF-8 is UTF-8. Otherwise it is one of the two Central European pages, which agree in every Hungarian letter:
 * bytes 80–9F are letters and quotation marks in windows-1250 and nothing in iso-8859-2; without them, š and ž in the
 * places of iso-8859-2 decide, and Excel's windows-1250 where nothing does.
 */
export function encodingWatch(): EncodingWatch {
  const utf8 = new TextDecoder('utf-8', { fatal: true });
  const seen = new Uint32Array(256);
  let valid = true;
  let utf16 = false;
  let first = true;
  let last = lineFeed;
  return {
    push(chunk) {
      if (first) utf16 = chunk[0] === 0xff && chunk[1] === 0xfe;
      first = false;
      for (const byte of chunk) seen[byte] = (seen[byte] ?? 0) + 1;
      last = chunk.at(-1) ?? last;
      if (!valid || utf16) return;
      try {
        utf8.decode(chunk, { stream: true });
      } catch {
        valid = false;
      }
    },
    end() {
      if (valid && !utf16) {
        try {
          utf8.decode();
        } catch {
          valid = false;
        }
      }
      const breaks = (seen[lineFeed] ?? 0) === 0 ? (seen[carriageReturn] ?? 0) : (seen[lineFeed] ?? 0);
      const unfinished = last !== lineFeed && last !== carriageReturn;
      return {
        encoding: utf16 ? 'utf-16le' : valid ? 'utf-8' : centralEuropean(seen),
        lines: breaks + (unfinished ? 1 : 0),
      };
    },
  };
}

function centralEuropean(seen: Uint32Array): CsvEncoding {
  const any = (bytes: readonly number[]): boolean => bytes.some((byte) => (seen[byte] ?? 0) > 0);
  const onlyIn1250 = Array.from({ length: 0x20 }, (_, index) => 0x80 + index);
  const lettersIn8859 = [0xa9, 0xae, 0xb9, 0xbe];
  return !any(onlyIn1250) && any(lettersIn8859) ? 'iso-8859-2' : 'windows-1250';
}

const linesLookedAt = 100;

/** The separator that stands equally often in most lines; `sep=` in the first line, as Excel writes it, settles it. */
export function detectSeparator(sample: string): CsvSeparator {
  const named = csvSeparators.find((separator) => sample.slice(0, 5).toLowerCase() === `sep=${separator}`);
  if (named !== undefined) return named;
  const lines = sample
    .replaceAll(/(^|[;,\t\r\n])"(?:[^"]|"")*"/g, '$1')
    .split(/\r\n|\n|\r/)
    .filter((line) => line.trim() !== '')
    .slice(0, linesLookedAt);
  const scored = csvSeparators.map((separator) => ({ separator, score: evenness(lines, separator) }));
  return scored.reduce((best, other) => (other.score > best.score ? other : best)).separator;
}

/** Lines that agree on a number of separators × that number, for the number that gives most. */
function evenness(lines: readonly string[], separator: string): number {
  const agreeing = new Map<number, number>();
  for (const line of lines) {
    const count = line.split(separator).length - 1;
    agreeing.set(count, (agreeing.get(count) ?? 0) + 1);
  }
  return Math.max(0, ...[...agreeing].map(([count, times]) => count * times));
}
