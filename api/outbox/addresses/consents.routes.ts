import { consents as contract } from '#contract/consents.ts';
import { route } from '../../route.ts';
import * as consents from './consents.ts';

export const consentRoutes = [
  route(contract.list, (ctx, input) => consents.list(ctx, input)),
  route(contract.add, (ctx, input) => consents.add(ctx, input)),
  route(contract.remove, async (ctx, { id }) => {
    await consents.remove(ctx, id);
    return {};
  }),
];
