import { exportsContract } from '#contract/exports.ts';
import { route } from '../route.ts';
import { cancel, file, list, make, show } from './exports.ts';

export const exportRoutes = [
  route(exportsContract.list, async (ctx) => ({ rows: await list(ctx) })),
  route(exportsContract.make, make),
  route(exportsContract.show, (ctx, { id }) => show(ctx, id)),
  route(exportsContract.cancel, async (ctx, { id }) => {
    await cancel(ctx, id);
    return {};
  }),
  route(exportsContract.file, (ctx, { id }) => file(ctx, id)),
];
