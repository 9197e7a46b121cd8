import { bounceMailbox as contract } from '#contract/bounce-mailbox.ts';
import { route } from '../../route.ts';
import { see, set } from './mailbox.ts';
import { readMailbox } from './read-mailbox.ts';

export const bounceRoutes = [
  route(contract.see, (ctx) => see(ctx)),
  route(contract.set, (ctx, input) => set(ctx, input)),
  route(contract.read, async (ctx) => ({ ...(await readMailbox(ctx)), mailbox: await see(ctx) })),
];
