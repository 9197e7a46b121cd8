import { suppressions as contract } from '#contract/suppressions.ts';
import { route } from '../../route.ts';
import * as suppressions from './suppressions.ts';

export const suppressionRoutes = [
  route(contract.list, (ctx, input) => suppressions.list(ctx, input)),
  route(contract.add, (ctx, input) => suppressions.add(ctx, input)),
  route(contract.remove, async (ctx, { id }) => {
    await suppressions.remove(ctx, id);
    return {};
  }),
  route(contract.check, (ctx, input) => suppressions.check(ctx, input)),
];
