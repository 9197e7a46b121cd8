import { Readable } from 'node:stream';
import { services as contract } from '#contract/services.ts';
import * as items from '../mailbox/items.ts';
import { route } from '../route.ts';
import * as ask from './services/ask.ts';
import { whoIsActive, type ClientSession } from './login/client-session.ts';
import { changeEmail, confirmEmail } from './login/email-change.ts';
import { contractsOf } from './services/own.ts';
import { pay, payFile } from './services/pay.ts';

const shelfOf = ({ login }: ClientSession): items.Shelf => ({ login_id: login.id });

export const serviceRoutes = [
  route(contract.contracts, async (ctx, _input, { session }) => ({
    rows: await contractsOf(ctx, await whoIsActive(ctx, session.token)),
  })),
  route(contract.documents, async (ctx, input, { session }) =>
    items.list(ctx, shelfOf(await whoIsActive(ctx, session.token)), { folder: 'inbox', ...input }),
  ),
  route(contract.documentFile, async (ctx, { id }, { session }) => {
    const shelf = shelfOf(await whoIsActive(ctx, session.token));
    return items.file(ctx, shelf, id);
  }),
  route(contract.requests, async (ctx, input, { session }) =>
    ask.ownRequests(ctx, await whoIsActive(ctx, session.token), input),
  ),
  route(contract.change, async (ctx, input, { session }) =>
    ask.change(ctx, await whoIsActive(ctx, session.token), input),
  ),
  route(contract.stockChange, async (ctx, input, { session }) =>
    ask.stockChange(ctx, await whoIsActive(ctx, session.token), input),
  ),
  route(contract.documentRequest, async (ctx, input, { session }) =>
    ask.documentRequest(ctx, await whoIsActive(ctx, session.token), input),
  ),
  route(contract.pay, async (ctx, input, { session }) => pay(ctx, await whoIsActive(ctx, session.token), input)),
  route(contract.paymentFile, async (ctx, { id }, { session }) =>
    payFile(ctx, await whoIsActive(ctx, session.token), id),
  ),
  route(contract.claim, async (ctx, input, { session }) =>
    ask.claim(ctx, await whoIsActive(ctx, session.token), input),
  ),
  route(contract.photo, async (ctx, input, { session, body }) =>
    ask.photo(ctx, await whoIsActive(ctx, session.token), { ...input, body: body ?? Readable.from([]) }),
  ),
  route(contract.changeEmail, async (ctx, input, { session, address }) =>
    changeEmail(ctx, await whoIsActive(ctx, session.token), { ...input, address }),
  ),
  route(contract.confirmEmail, async (ctx, input, { session }) => {
    const { token, next } = await confirmEmail(ctx, await whoIsActive(ctx, session.token), input);
    session.set(token);
    return { next };
  }),
];
