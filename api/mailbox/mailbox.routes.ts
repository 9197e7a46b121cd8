import { mailbox as contract } from '#contract/mailbox.ts';
import { atLeast } from '../portal/at-least.ts';
import { route } from '../route.ts';
import { deregister } from './deregister.ts';
import * as items from './items.ts';
import { signIn } from './mailbox-login.ts';
import * as password from './mailbox-password.ts';
import { ownerOf, signOut, whoEntered } from './mailbox-session.ts';
import { me } from './me.ts';
import { securityLetter } from './security-letter.ts';
import { reply } from './reply.ts';
import { upgrade } from './upgrade.ts';
import type { Context } from '../context.ts';

const shelfOf = async (ctx: Context, token: string | null): Promise<items.Shelf> => ({
  mailbox_id: (await ownerOf(ctx, token)).id,
});

export const mailboxRoutes = [
  route(contract.signIn, async (ctx, input, { session, address }) => {
    const { token, next } = await signIn(ctx, { ...input, address });
    session.set(token);
    return { next };
  }),
  route(contract.me, async (ctx, _input, { session }) => me(ctx, await whoEntered(ctx, session.token))),
  route(contract.signOut, async (ctx, _input, { session }) => {
    await signOut(ctx, session.token);
    session.set(null);
    return {};
  }),
  route(contract.items, async (ctx, input, { session }) => items.list(ctx, await shelfOf(ctx, session.token), input)),
  route(contract.item, async (ctx, { id }, { session }) => items.one(ctx, await shelfOf(ctx, session.token), id)),
  route(contract.mark, async (ctx, input, { session }) => items.mark(ctx, await shelfOf(ctx, session.token), input)),
  route(contract.file, async (ctx, { id }, { session }) => items.file(ctx, await shelfOf(ctx, session.token), id)),
  route(contract.trash, async (ctx, { id }, { session }) => {
    await items.trash(ctx, await shelfOf(ctx, session.token), id);
    return {};
  }),
  route(contract.restore, async (ctx, { id }, { session }) =>
    items.restore(ctx, await shelfOf(ctx, session.token), id),
  ),
  route(contract.reply, async (ctx, input, { session }) => reply(ctx, await ownerOf(ctx, session.token), input)),
  route(contract.changePassword, async (ctx, input, { session, address }) => {
    const entered = await whoEntered(ctx, session.token);
    const { token, next } = await password.changePassword(ctx, { ...input, address }, entered);
    session.set(token);
    return { next };
  }),
  route(contract.forgot, async (ctx, input) => {
    await atLeast(password.forgot(ctx, input));
    return {};
  }),
  route(contract.securityLetter, async (ctx, input) => atLeast(securityLetter(ctx, input))),
  route(contract.reset, (ctx, input) => password.reset(ctx, input)),
  route(contract.deregister, async (ctx, input, { session, address }) => {
    await deregister(ctx, { ...input, address });
    session.set(null);
    return {};
  }),
  route(contract.upgrade, async (ctx, _input, { session }) => ({
    next: 'registrations' as const,
    upgrade: await upgrade(ctx, await ownerOf(ctx, session.token)),
  })),
];
