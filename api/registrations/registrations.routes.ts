import { clientPages } from '#contract/client-pages.ts';
import { registrations as contract } from '#contract/registrations.ts';
import * as accounts from '../accounts/accounts.ts';
import { assist } from '../portal/registration/assist.ts';
import { liveState } from '../portal/registration/live-state.ts';
import {
  declarationVersions,
  withdrawDeclaration,
  writeDeclaration,
} from '../portal/declarations/declaration-versions.ts';
import { route } from '../route.ts';
import { underWay } from './registrations.ts';

export const registrationRoutes = [
  route(contract.list, underWay),
  route(contract.live, async (ctx, { id }) => {
    await accounts.find(ctx, id);
    return { registration: await liveState(ctx, id) };
  }),
  route(clientPages.declarations, declarationVersions),
  route(clientPages.writeDeclaration, writeDeclaration),
  route(clientPages.withdrawDeclaration, withdrawDeclaration),
  route(contract.assist, async (ctx, { id, action }) => ({ registration: await assist(ctx, id, action) })),
];
