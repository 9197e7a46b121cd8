import { KapocsError } from '#contract/errors.ts';
import { portal as contract } from '#contract/portal.ts';
import type { Insurer } from '#contract/settings.ts';
import type { Reading } from '../context.ts';
import { route } from '../route.ts';
import { insurerAt } from '../settings/insurer-at.ts';
import { logo } from '../settings/logo.ts';
import * as settings from '../settings/settings.ts';
import { atLeast } from './at-least.ts';
import { signOut, whoIs, whoIsActive } from './login/client-session.ts';
import { declarationTexts } from './declarations/declarations.ts';
import { codeAwaited } from './registration/live-state.ts';
import * as login from './login/login.ts';
import { me } from './login/me.ts';
import { borne } from './registration/moves.ts';
import { forgotPassword, resetPassword } from './login/new-password.ts';
import { nextOf } from './registration/registration-step.ts';
import * as registration from './registration/registration.ts';
import { pictureFor } from './security-code/security-code.ts';
import { securityLetter } from './security-code/security-letter.ts';
import { start } from './registration/start.ts';

/** Whose pages somebody is at: of several insurers the one whose portal address was called, else the first. */
async function host(ctx: Reading, origin: string): Promise<Insurer> {
  const all = await settings.insurers(ctx);
  const insurer = insurerAt(all, origin) ?? all[0];
  if (!insurer) throw new KapocsError('SETUP_NEEDED');
  return insurer;
}

export const clientRoutes = [
  route(contract.insurer, async (ctx, _input, { origin }) => {
    const insurer = await host(ctx, origin);
    const { name, portalName, mailboxName, colours, helpPhone, logoAt } = insurer;
    return { name, portalName, mailboxName, colours, helpPhone, logo: logoAt, training: ctx.training };
  }),
  route(contract.logo, async (ctx, _input, { origin }) => logo(ctx, (await host(ctx, origin)).id)),
  route(contract.start, async (ctx, input, { address, origin, session }) => {
    const loginId = input.attach ? (await whoIsActive(ctx, session.token)).login.id : null;
    const insurerId = insurerAt(await settings.insurers(ctx), origin)?.id ?? null;
    return start(ctx, input, { address, loginId, insurerId });
  }),
  route(contract.state, async (ctx, { id }) => {
    const found = await borne(ctx, id);
    return {
      next: nextOf(found.state),
      mobileEnd: found.mobile.slice(-2),
      email: found.username,
      code: await codeAwaited(ctx, found),
    };
  }),
  route(contract.smsCode, registration.smsCode),
  route(contract.smsResend, (ctx, input) => registration.resend(ctx, input, 'sms')),
  route(contract.email, registration.email),
  route(contract.emailResend, (ctx, input) => registration.resend(ctx, input, 'email')),
  route(contract.declarations, registration.declarations),
  route(contract.password, registration.password),
  route(contract.finish, registration.finish),
  route(contract.declarationTexts, async (ctx, { language }) => ({ rows: await declarationTexts(ctx, language) })),
  route(contract.securityCode, async (ctx, _input, { address }) => pictureFor(ctx, address)),
  route(contract.securityLetter, async (ctx, input) => atLeast(securityLetter(ctx, input))),
  route(contract.signIn, async (ctx, input, { session, address }) => {
    const { token, next } = await login.signIn(ctx, { ...input, address });
    session.set(token);
    return { next };
  }),
  route(contract.confirm, async (ctx, input, { session }) => {
    const { token, next } = await login.confirm(ctx, input, session.token);
    session.set(token);
    return { next };
  }),
  route(contract.confirmResend, (ctx, _input, { session }) => login.resendActivation(ctx, session.token)),
  route(contract.signOut, async (ctx, _input, { session }) => {
    await signOut(ctx, session.token);
    session.set(null);
    return {};
  }),
  route(contract.me, async (ctx, _input, { session }) => me(ctx, await whoIs(ctx, session.token))),
  route(contract.forgotPassword, async (ctx, input) => {
    await atLeast(forgotPassword(ctx, input));
    return {};
  }),
  route(contract.resetPassword, (ctx, input) => resetPassword(ctx, input)),
];
