import type { Context, Tx } from '../../context.ts';
import { checkNobody, passwordMatches } from '../../users/password.ts';
import { credentialsWrong, mayTry, nameHash, rightPassword, wrongPassword, type Try } from './ladder.ts';
import * as sql from './login.sql.ts';
import { note, stick } from '../registration/moves.ts';
import * as registrationSql from '../registration/registration.sql.ts';
import type { Copied } from '../security-code/security-code.ts';

/** Who knew the password of a log-in, until the transaction that lets it in. */
export type Known = { login: sql.LoginRow; tried: Try };

/**
 * Who knows the password of a name, at a log-in and inside a session alike. The order of decisions is the rule
 * (portal.md §7): locked, security code, password. Names nobody has climb the same ladder, with the same answers, after
 * the same work.
 */
export async function identify(ctx: Context, name: string, typed: Copied & { password: string }): Promise<Known> {
  const tried = await mayTry(ctx, nameHash(ctx, name), typed);
  const login = await sql.byName(ctx.db, name);
  const right = login ? await passwordMatches(login.password_hash, typed.password) : await checkNobody(typed.password);
  if (!login || !right) throw await failed(ctx, tried, login);
  return { login, tried };
}

const failed = (ctx: Context, tried: Try, login: sql.LoginRow | undefined): Promise<Error> =>
  ctx.write(async (tx) => {
    const { error, locks } = await wrongPassword(tx, tried, login !== undefined);
    if (locks && login)
      for (const registration of await registrationSql.ofLogin(tx.db, login.id)) {
        if (registration.live === 1) await stick(tx, registration, 'login_locked', 'login_locked');
        else await note(tx, registration, { kind: 'login_locked', step: registration.state });
      }
    return error;
  });

/** What a right password still meets: a change or a lock made meanwhile. Forgets the failures. */
export async function admit(tx: Tx, { login, tried }: Known): Promise<void> {
  await sql.holdName(tx.db, login.username_key);
  const now = await sql.byId(tx.db, login.id);
  // Changed while this one was being checked: it is not the password any more.
  if (now?.password_hash !== login.password_hash || now.username_key !== login.username_key) throw credentialsWrong(0);
  await rightPassword(tx, tried);
}
