import { senders as contract } from '#contract/senders.ts';
import { route } from '../../route.ts';
import * as senders from './senders.ts';

export const senderRoutes = [
  route(contract.list, async (ctx) => ({ rows: await senders.list(ctx) })),
  route(contract.add, (ctx, input) => senders.add(ctx, input)),
  route(contract.change, (ctx, input) => senders.change(ctx, input)),
  route(contract.remove, async (ctx, { id }) => {
    await senders.remove(ctx, id);
    return {};
  }),
  route(contract.sign, (ctx, { id }) => senders.sign(ctx, id)),
  route(contract.unsign, (ctx, { id }) => senders.unsign(ctx, id)),
];
