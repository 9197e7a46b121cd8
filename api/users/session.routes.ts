import { KapocsError } from '#contract/errors.ts';
import { isLoopback } from '#contract/network.ts';
import { session } from '#contract/session.ts';
import { releaseAll } from '../calls/hand/release-all.ts';
import { route } from '../route.ts';
import { signIn, signOut, whoHas } from './sessions.ts';
import { setUp, setupNeeded } from './setup.ts';

export const sessionRoutes = [
  route(session.setupState, async (ctx) => ({ needed: await setupNeeded(ctx) })),
  route(session.setup, async (ctx, input, call) => {
    // Whoever came first would own the house: over a network nobody can tell who that is.
    if (!isLoopback(call.address)) throw new KapocsError('SETUP_ELSEWHERE');
    const { token, user } = await setUp(ctx, input);
    call.session.set(token);
    return user;
  }),
  route(session.signIn, async (ctx, input, call) => {
    const { token, user } = await signIn(ctx, input);
    call.session.set(token);
    return user;
  }),
  route(session.whoAmI, async (ctx, _input, call) => (await whoHas(ctx, call.session.token)).user),
  route(session.signOut, async (ctx, _input, call) => {
    const { actor } = ctx;
    if (actor) await ctx.write((tx) => releaseAll(tx, actor.id));
    if (call.session.token !== null) await signOut(ctx, call.session.token);
    call.session.set(null);
    return {};
  }),
];
