import { settings as contract } from '#contract/settings.ts';
import { route } from '../route.ts';
import * as intermediaries from './intermediaries.ts';

export const intermediaryRoutes = [
  route(contract.intermediaries, async (ctx) => ({ rows: await intermediaries.list(ctx) })),
  route(contract.addIntermediary, (ctx, input) => ctx.write((tx) => intermediaries.add(tx, input))),
  route(contract.changeIntermediary, (ctx, input) => ctx.write((tx) => intermediaries.change(tx, input))),
];
