import { KapocsError } from '#contract/errors.ts';
import type { Parsed } from '#contract/endpoint.ts';
import type { CodeKind, NextCall, portal } from '#contract/portal.ts';
import type { Context, Tx } from '../../context.ts';
import { noteUpgrade } from '../../mailbox/upgrade.ts';
import { hashChosen } from '../login/chosen-password.ts';
import { checkCode, refuseUnlessRight, sendCode } from '../codes/codes.ts';
import { noteEmailDiffers } from './email-differs.ts';
import { registered } from './registered.ts';
import { acceptDeclarations } from '../declarations/declarations.ts';
import { nameHash } from '../login/ladder.ts';
import { allowances } from '../limits.ts';
import * as loginSql from '../login/login.sql.ts';
import { borne, held, move } from './moves.ts';
import { awaits, nextOf } from './registration-step.ts';
import type { RegistrationRow } from './registration.sql.ts';
import { requireUsername } from '../login/username.ts';
import { requireUse } from '../codes/uses.ts';

type Next = { next: NextCall };

/** Step 3: the end of the SMS password. With `attach` the account is registered here: its login was confirmed before. */
export async function smsCode(ctx: Context, { id, code }: Parsed<typeof portal.smsCode>): Promise<Next> {
  const checked = await ctx.write(async (tx) => {
    const registration = await held(tx, id, ['sms_sent']);
    const result = await checkCode(ctx, tx, registration, { kind: 'sms', input: code });
    if (result.verdict !== 'right') return { ...result, attached: false };
    await move(tx, registration, { to: 'sms_ok', kind: 'sms_ok', change: { sms_ok_at: tx.now() } });
    await noteUpgrade(tx, registration);
    if (registration.attach === 1) await attach(tx, registration);
    return { ...result, attached: registration.attach === 1 };
  });
  refuseUnlessRight(checked);
  return { next: checked.attached ? 'me' : nextOf('sms_ok') };
}

async function attach(tx: Tx, registration: RegistrationRow): Promise<void> {
  await registered(tx, { ...registration, state: 'sms_ok' }, 'attached');
  const login = registration.login_id === null ? undefined : await loginSql.byId(tx.db, registration.login_id);
  if (login) await noteEmailDiffers(tx, registration.account_id, login.username_key);
}

/**
 * Step 4, again possible until the declarations are accepted, within the limits of another code. Throws
 * EMAIL_INVALID, EMAIL_TAKEN, RESEND_TOO_SOON, RESEND_LIMIT, TOO_MANY_REQUESTS.
 */
export async function email(ctx: Context, input: Parsed<typeof portal.email>): Promise<Next> {
  const { account_id } = await borne(ctx, input.id, ['sms_ok', 'code_sent']);
  const username = requireUsername(input.email);
  await ctx.write((tx) => requireUse(tx, `address:account:${account_id}`, allowances.addressAsked));
  await ctx.write(async (tx) => {
    const registration = await held(tx, input.id, ['sms_ok', 'code_sent']);
    if (await loginSql.activeByName(tx.db, username.key)) throw new KapocsError('EMAIL_TAKEN');
    const named = { username: username.shown, username_key: username.key };
    const outboxId = await sendCode(ctx, tx, { ...registration, ...named }, 'email');
    await move(tx, registration, { to: 'code_sent', kind: 'code_sent', change: named, outboxId });
    await noteEmailDiffers(tx, registration.account_id, username.key);
  });
  return { next: nextOf('code_sent') };
}

/** Steps 2 and 4 once more: another code, the former one is void, within the limits. */
export async function resend(ctx: Context, { id }: Parsed<typeof portal.smsResend>, kind: CodeKind): Promise<Next> {
  return ctx.write(async (tx) => {
    const registration = await held(tx, id, awaits[kind]);
    await sendAgain(ctx, tx, registration, kind);
    return { next: nextOf(registration.state) };
  });
}

/** Sends the code once more, asked for by the client, or on its behalf by a member of the staff. */
export async function sendAgain(ctx: Context, tx: Tx, registration: RegistrationRow, kind: CodeKind): Promise<void> {
  const outboxId = await sendCode(ctx, tx, registration, kind);
  await move(tx, registration, { to: registration.state, kind: `${kind}_resent`, outboxId });
}

/** Step 5. Throws DECLARATION_REQUIRED with the ids still missing. */
export async function declarations(ctx: Context, input: Parsed<typeof portal.declarations>): Promise<Next> {
  await ctx.write(async (tx) => {
    const registration = await held(tx, input.id, ['code_sent']);
    await acceptDeclarations(tx, registration, input.accepted);
    await move(tx, registration, { to: 'declared', kind: 'declared', change: { declared_at: tx.now() } });
  });
  return { next: nextOf('declared') };
}

/** Step 6. Throws PASSWORDS_DIFFER, PASSWORD_POLICY with the broken rules. */
export async function password(ctx: Context, input: Parsed<typeof portal.password>): Promise<Next> {
  await borne(ctx, input.id, ['declared']);
  const hash = await hashChosen(input);
  await ctx.write(async (tx) => {
    const registration = await held(tx, input.id, ['declared']);
    await move(tx, registration, { to: 'password_set', kind: 'password_set', change: { password_hash: hash } });
  });
  return { next: nextOf('password_set') };
}

/** Step 7, „Befejezés": the login exists from here on, but no session does; the client logs in next. */
export async function finish(ctx: Context, { id }: Parsed<typeof portal.finish>): Promise<Next> {
  await ctx.write(async (tx) => {
    const { username_key: name } = await borne(tx, id, ['password_set']);
    // A new password: what failed under this name before belonged to nobody. Names are taken before accounts everywhere.
    if (name !== null) await loginSql.unlock(tx.db, nameHash(ctx, name));
    const registration = await held(tx, id, ['password_set']);
    const { username, username_key, password_hash } = registration;
    if (username === null || username_key === null || password_hash === null)
      throw new Error('a registration with a password has a name and a hash');
    if (await loginSql.activeByName(tx.db, username_key)) throw new KapocsError('EMAIL_TAKEN');
    const now = tx.now();
    const loginId = await loginSql.insert(tx.db, {
      username,
      username_key,
      password_hash,
      created_at: now,
      password_changed_at: now,
      activated_at: null,
      void_at: null,
    });
    await move(tx, registration, {
      to: 'finished',
      kind: 'finished',
      change: { login_id: loginId, finished_at: now, password_hash: null },
    });
  });
  return { next: nextOf('finished') };
}
