import { Readable } from 'node:stream';
import { imports as contract } from '#contract/imports.ts';
import { route } from '../route.ts';
import { listDifference } from '#contract/list-difference.ts';
import { listFolder } from '#contract/list-folder.ts';
import { listSize } from '#contract/list-size.ts';
import { differenceCounts, differenceRows } from './difference/difference.ts';
import { faultsWorkbook } from './faults.ts';
import * as imports from './imports.ts';
import * as folder from './folder/list-folder.ts';
import * as size from './list-size.ts';
import { rows } from './list-rows.ts';
import { settle } from './judging/settle-conflicts.ts';

export const importRoutes = [
  route(contract.list, imports.list),
  route(contract.upload, (ctx, input, { body }) => imports.upload(ctx, input, body ?? Readable.from([]))),
  route(listDifference.counts, differenceCounts),
  route(listDifference.rows, differenceRows),
  route(listFolder.see, folder.see),
  route(listFolder.set, folder.set),
  route(listSize.see, size.see),
  route(listSize.set, (ctx, input) => ctx.write((tx) => size.set(tx, input))),
  route(contract.one, (ctx, { id }) => imports.one(ctx, id)),
  route(contract.setMapping, (ctx, input) => ctx.write((tx) => imports.setMapping(tx, input))),
  route(contract.rows, rows),
  route(contract.faults, faultsWorkbook),
  route(contract.settle, (ctx, input) => ctx.write((tx) => settle(tx, input))),
  route(contract.apply, (ctx, { id }) => ctx.write((tx) => imports.apply(tx, id))),
  route(contract.undo, (ctx, { id }) => ctx.write((tx) => imports.undo(tx, id))),
  route(contract.discard, (ctx, { id }) =>
    ctx.write(async (tx) => {
      await imports.discard(tx, id);
      return {};
    }),
  ),
];
