import type { Readable } from 'node:stream';
import { KapocsError } from '#contract/errors.ts';

const NEWLINE = 0x0a;

/**
 * The lines of a text, one at a time, without what some programs begin a file with; null for one longer than `mostLine` bytes, of which nothing is kept. Throws
 * FILE_TOO_LARGE once more than `mostBytes` have come.
 */
export async function* linesOf(
  body: Readable,
  { mostLine, mostBytes }: { mostLine: number; mostBytes: number },
): AsyncGenerator<string | null> {
  let [bytes, length] = [0, 0];
  let parts: Buffer[] = [];
  const keep = (part: Buffer): void => {
    length += part.length;
    if (length <= mostLine) parts.push(part);
    else parts = [];
  };
  const taken = (): string | null => {
    const line =
      length > mostLine
        ? null
        : Buffer.concat(parts)
            .toString('utf8')
            .replace(/^\uFEFF|\r$/g, '');
    [parts, length] = [[], 0];
    return line;
  };
  for await (const chunk of body as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > mostBytes) throw new KapocsError('FILE_TOO_LARGE', { limit: mostBytes });
    let from = 0;
    for (let to = chunk.indexOf(NEWLINE); to !== -1; to = chunk.indexOf(NEWLINE, from)) {
      keep(chunk.subarray(from, to));
      yield taken();
      from = to + 1;
    }
    keep(chunk.subarray(from));
  }
  if (length > 0) yield taken();
}
