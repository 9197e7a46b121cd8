import type { Readable } from 'node:stream';
import type { Answer } from '#contract/endpoint.ts';
import { type ErrorCode, KapocsError } from '#contract/errors.ts';
import { FeedLine, feedLimits, type insurer } from '#contract/insurer.ts';
import type { Context } from '../context.ts';
import { unstorable } from '../unstorable.ts';
import { contract, ends, item } from './contracts.ts';
import { linesOf } from './lines-of.ts';

const MOST_FAULTS = 1000;

function happens(ctx: Context, told: FeedLine): Promise<{ repeated: boolean }> {
  // Told alone or in a file it is the same event: its kind stands in the address or in the line, not in its content.
  switch (told.event) {
    case 'contract': {
      const { event: _event, ...alone } = told;
      return contract(ctx, alone);
    }
    case 'terminate':
    case 'to_postal': {
      const { event, ...alone } = told;
      return ends(ctx, alone, event === 'terminate' ? 'terminated_on' : 'postal_from');
    }
    case 'item': {
      const { event: _event, ...alone } = told;
      return item(ctx, alone);
    }
  }
}

function parsed(line: string | null): FeedLine {
  if (line === null) throw new KapocsError('BODY_TOO_LARGE');
  let json: unknown;
  try {
    json = JSON.parse(line);
  } catch {
    throw new KapocsError('JSON_INVALID');
  }
  const told = FeedLine.safeParse(json);
  if (!told.success || unstorable(told.data).length > 0) throw new KapocsError('INPUT_INVALID');
  return told.data;
}

const idIn = (line: string | null): string | null => /"id"\s*:\s*"([^"\\]{1,80})"/.exec(line ?? '')?.[1] ?? null;

/** Line by line, each by itself: a faulty one is told and stops no other. A file sent again repeats nothing. */
export async function bulk(ctx: Context, body: Readable): Promise<Answer<typeof insurer.bulk>> {
  const faults: { line: number; id: string | null; code: ErrorCode }[] = [];
  const counts = { lines: 0, done: 0, repeated: 0 };
  let line = 0;
  for await (const text of linesOf(body, { mostLine: feedLimits.line, mostBytes: feedLimits.file })) {
    line += 1;
    if (text?.trim() === '') continue;
    counts.lines += 1;
    try {
      const { repeated } = await happens(ctx, parsed(text));
      counts[repeated ? 'repeated' : 'done'] += 1;
    } catch (error) {
      if (!(error instanceof KapocsError)) throw error;
      if (faults.length < MOST_FAULTS) faults.push({ line, id: idIn(text), code: error.code });
    }
  }
  return { ...counts, faults };
}
