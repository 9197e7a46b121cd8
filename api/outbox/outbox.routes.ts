import { gateways } from '#contract/gateways.ts';
import { outbox } from '#contract/outbox.ts';
import { route } from '../route.ts';
import { refreshBalance } from './balance/balance.ts';
import { resume, see, set } from './gateway-settings.ts';
import { messages } from './ledger-list.ts';
import { settle, settleMany } from './settle.ts';
import { trialBox } from './trial/trial-box.ts';
import { tryGateway } from './try-gateway.ts';

export const outboxRoutes = [
  route(outbox.list, (ctx, input) => messages(ctx, input)),
  route(outbox.settle, (ctx, input) => ctx.write((tx) => settle(tx, input))),
  route(outbox.settleMany, (ctx, input) => settleMany(ctx, input)),
  route(outbox.trialBox, (ctx, input) => trialBox(ctx, input)),
  route(gateways.see, (ctx, { channel }) => see(ctx, channel, ctx.training)),
  route(gateways.set, (ctx, input) => set(ctx, input)),
  route(gateways.resume, (ctx, { channel }) => resume(ctx, channel)),
  route(gateways.balance, (ctx, { channel }) => refreshBalance(ctx, channel)),
  route(gateways.test, (ctx, input) => tryGateway(ctx, input)),
];
