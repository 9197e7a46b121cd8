import { training } from '#contract/training.ts';
import { users as contract } from '#contract/users.ts';
import { route } from '../route.ts';
import { hashedToken, setTrainingClock } from './sessions.ts';
import * as users from './users.ts';

export const userRoutes = [
  route(contract.list, async (ctx) => ({ rows: await users.list(ctx) })),
  route(contract.add, users.add),
  route(contract.change, users.change),
  route(contract.ownPassword, async (ctx, input, call) => {
    await users.changeOwnPassword(ctx, input, call.session.token === null ? null : hashedToken(call.session.token));
    return {};
  }),
  route(training.setClock, setTrainingClock),
];
