import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Context } from '../context.ts';
import type { Job } from '../job.ts';
import { applyList } from './applying/apply-list.ts';
import { clearErased, clearImport, clearStrays, retireOld } from './clear-imports.ts';
import * as sql from './imports.sql.ts';
import { readList } from './judging/read-list.ts';
import { undoList } from './applying/undo-list.ts';

/** In a team the server that took a file in reads it; alone, a file that is not there is gone for good. */
const isHere = (ctx: Context, { file }: sql.ImportRecord): boolean =>
  ctx.dialect === 'sqlite' || existsSync(join(ctx.folders.files, file ?? ''));

const readLists: Job = {
  name: 'imports.read',
  everySeconds: 5,
  run: async (ctx, closing) => {
    const waiting = await sql.inStates(ctx.db, ['received', 'reading']);
    const next = waiting.find((record) => isHere(ctx, record));
    if (!next) return 'idle';
    await readList(ctx, next, closing);
    return 'more';
  },
};

const applyLists: Job = {
  name: 'imports.apply',
  everySeconds: 5,
  run: async (ctx, closing) => {
    const [next] = await sql.inStates(ctx.db, ['applying', 'undoing']);
    if (!next) return 'idle';
    await (next.state === 'applying' ? applyList : undoList)(ctx, next, closing);
    return 'more';
  },
};

const clearImports: Job = {
  name: 'imports.clear',
  everySeconds: 600,
  run: async (ctx, closing) => {
    await retireOld(ctx);
    for (const record of await sql.wasted(ctx.db)) await clearImport(ctx, record, closing);
    await clearErased(ctx);
    await clearStrays(ctx);
    return 'idle';
  },
};

export const importJobs: readonly Job[] = [readLists, applyLists, clearImports];
