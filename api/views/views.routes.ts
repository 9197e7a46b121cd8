import { views as contract } from '#contract/views.ts';
import { route } from '../route.ts';
import * as views from './views.ts';

export const viewRoutes = [
  route(contract.list, async (ctx) => ({ rows: await views.list(ctx) })),
  route(contract.save, (ctx, input) => ctx.write((tx) => views.save(tx, input))),
  route(contract.remove, async (ctx, { id }) => {
    await ctx.write((tx) => views.remove(tx, id));
    return {};
  }),
];
