import { ladder as contract } from '#contract/ladder.ts';
import { route } from '../route.ts';
import { see, set, turn } from './ladder.ts';

export const ladderRoutes = [
  route(contract.see, (ctx) => see(ctx)),
  route(contract.set, (ctx, input) => set(ctx, input)),
  route(contract.switch, (ctx, { active }) => turn(ctx, active)),
];
