import { templates as contract } from '#contract/templates.ts';
import { route } from '../route.ts';
import { preview } from './preview.ts';
import { sendSample } from './send-sample.ts';
import * as templates from './templates.ts';

export const templateRoutes = [
  route(contract.list, async (ctx, { channel }) => {
    const rows = await templates.list(ctx, channel ?? null);
    return { rows, next: null, total: rows.length };
  }),
  route(contract.add, (ctx, input) => templates.add(ctx, input)),
  route(contract.change, (ctx, input) => templates.change(ctx, input)),
  route(contract.remove, async (ctx, { id }) => {
    await templates.remove(ctx, id);
    return {};
  }),
  route(contract.preview, async (ctx, { id, accountId }) => preview(ctx, await templates.find(ctx, id), accountId)),
  route(contract.sample, (ctx, input) => sendSample(ctx, input)),
  route(contract.tryOut, (ctx, { accountId, ...wording }) => preview(ctx, wording, accountId ?? null)),
];
