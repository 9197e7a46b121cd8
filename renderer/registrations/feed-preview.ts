import type { ErrorCode } from '#contract/errors.ts';
import { type FeedKind, FeedLine, feedKinds, feedLimits } from '#contract/insurer.ts';

/** `fields`: what of the line is missing or wrong, by the names in the file. */
export type LineFault = { line: number; id: string | null; code: ErrorCode; fields: readonly string[] };
export type Preview = { kinds: Record<FeedKind, number>; wrong: number; faults: readonly LineFault[] };

const MOST_FAULTS = 200;
const idIn = (line: string): string | null => /"id"\s*:\s*"([^"\\]{1,80})"/.exec(line)?.[1] ?? null;

const bytesIn = (line: string): number => new TextEncoder().encode(line).length;

type Judged = { kind: FeedKind } | Pick<LineFault, 'code' | 'fields'>;

function judged(line: string): Judged {
  if (line.length > feedLimits.line || bytesIn(line) > feedLimits.line) return { code: 'BODY_TOO_LARGE', fields: [] };
  let json: unknown;
  try {
    json = JSON.parse(line);
  } catch {
    return { code: 'JSON_INVALID', fields: [] };
  }
  const told = FeedLine.safeParse(json);
  if (told.success) return { kind: told.data.event };
  const names = told.error.issues.map((issue) =>
    issue.code === 'unrecognized_keys' ? issue.keys.join(', ') : issue.path.join('.'),
  );
  return { code: 'INPUT_INVALID', fields: [...new Set(names)].filter((name) => name !== '') };
}

/** Lines as they are read, without their ends. */
async function* linesOf(file: Blob, read: (bytes: number) => void): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  const reader = file.stream().getReader();
  let rest = '';
  for (;;) {
    const { done, value } = await reader.read();
    rest += done ? decoder.decode() : decoder.decode(value, { stream: true });
    const lines = rest.split(/\r?\n/);
    rest = done ? '' : (lines.pop() ?? '');
    yield* lines;
    if (done) return;
    read(value.byteLength);
  }
}

/** What a file of events holds, before anything is sent: how many of each, and which lines nobody can take. */
export async function previewOf(file: Blob, read: (bytes: number) => void = () => undefined): Promise<Preview> {
  const kinds = Object.fromEntries(feedKinds.map((kind) => [kind, 0])) as Record<FeedKind, number>;
  const faults: LineFault[] = [];
  let [line, wrong] = [0, 0];
  for await (const text of linesOf(file, read)) {
    line += 1;
    if (text.trim() === '') continue;
    const found = judged(text);
    if ('kind' in found) {
      kinds[found.kind] += 1;
      continue;
    }
    wrong += 1;
    if (faults.length < MOST_FAULTS) faults.push({ line, id: idIn(text), ...found });
  }
  return { kinds, wrong, faults };
}
