import { requests as contract } from '#contract/requests.ts';
import { route } from '../route.ts';
import * as requests from './requests.ts';

export const requestRoutes = [
  route(contract.list, requests.list),
  route(contract.one, (ctx, { id }) => requests.one(ctx, id)),
  route(contract.file, requests.file),
  route(contract.assignees, async (ctx) => ({ rows: await requests.assignees(ctx) })),
  route(contract.assign, requests.assign),
  route(contract.take, (ctx, { id }) => requests.take(ctx, id)),
  route(contract.settle, requests.settle),
];
