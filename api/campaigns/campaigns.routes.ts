import { campaigns as contract } from '#contract/campaigns.ts';
import { route } from '../route.ts';
import * as campaigns from './campaigns.ts';
import { audienceRows, preflight } from './preflight.ts';
import { previewOf } from './shared-address.ts';
import { sample } from './sample.ts';
import { approve, cancel, pause, resume, retry, start, urgent } from './run-campaign.ts';

export const campaignRoutes = [
  route(contract.list, (ctx, input) => campaigns.list(ctx, input)),
  route(contract.see, (ctx, { id }) => campaigns.see(ctx, id)),
  route(contract.add, (ctx, input) => ctx.write((tx) => campaigns.add(tx, input))),
  route(contract.change, (ctx, input) => ctx.write((tx) => campaigns.change(tx, input))),
  route(contract.preflight, (ctx, { id }) => preflight(ctx, id)),
  route(contract.preview, (ctx, { id, accountId }) => previewOf(ctx, id, accountId)),
  route(contract.sample, (ctx, input) => sample(ctx, input)),
  route(contract.audience, (ctx, input) => audienceRows(ctx, input)),
  route(contract.strike, (ctx, input) => ctx.write((tx) => campaigns.strike(tx, input))),
  route(contract.followUp, (ctx, { id }) => ctx.write((tx) => campaigns.followUp(tx, id))),
  route(contract.approve, (ctx, { id }) => approve(ctx, id)),
  route(contract.start, (ctx, { id }) => start(ctx, id)),
  route(contract.pause, (ctx, { id }) => pause(ctx, id)),
  route(contract.resume, (ctx, { id }) => resume(ctx, id)),
  route(contract.cancel, (ctx, { id }) => cancel(ctx, id)),
  route(contract.urgent, urgent),
  route(contract.retry, (ctx, { id }) => retry(ctx, id)),
];
