import { Readable } from 'node:stream';
import { accessFileName, type accessFile } from '#contract/access-file.ts';
import type { Parsed } from '#contract/endpoint.ts';
import type { Context } from '../context.ts';
import * as history from '../history/history.ts';
import { letterPdf } from '../papers/letter-pdf.ts';
import type { FileAnswer } from '../route.ts';
import { gather } from './access.ts';
import { paperOf } from './paper.ts';

/** Everything held on a client, as a file; that it was taken stands in the history. Throws NOT_FOUND, STATE_WRONG. */
export async function take(
  ctx: Context,
  { id, format, language }: Parsed<typeof accessFile.take>,
): Promise<FileAnswer> {
  const held = await gather(ctx, id);
  await ctx.write((tx) =>
    history.record(tx, { action: 'account.access_taken', object: `account:${id}`, details: { kind: format } }),
  );
  const filename = accessFileName(language, id, format);
  if (format === 'json')
    return { stream: Readable.from([JSON.stringify(held, null, 2)]), filename, type: 'application/json' };
  return { stream: await letterPdf(paperOf(held, language)), filename, type: 'application/pdf' };
}
