import { KapocsError } from '#contract/errors.ts';
import type { Parsed } from '#contract/endpoint.ts';
import type { SignedIn, session } from '#contract/session.ts';
import type { Context } from '../context.ts';
import * as history from '../history/history.ts';
import * as settings from '../settings/settings.ts';
import * as templates from '../templates/templates.ts';
import { refuseGuessable } from './guessable.ts';
import { hashPassword } from './password.ts';
import { folded, openSession } from './sessions.ts';
import * as sql from './users.sql.ts';

const UNNAMED_INSURER = 'Biztosító';

export const setupNeeded = async (ctx: Context): Promise<boolean> => !(await sql.anyone(ctx.db));

/** Makes the first administrator with an insurer and, where given, a renewal period. Throws SETUP_DONE, PASSWORD_POLICY. */
export async function setUp(
  ctx: Context,
  input: Parsed<typeof session.setup>,
): Promise<{ token: string; user: SignedIn }> {
  refuseGuessable(input.password, [input.username, input.displayName]);
  const passwordHash = await hashPassword(input.password);
  return ctx.write(async (tx) => {
    if (await sql.anyone(tx.db)) throw new KapocsError('SETUP_DONE');
    const id = await sql.insert(tx.db, {
      username: input.username,
      username_folded: folded(input.username),
      display_name: input.displayName,
      role: 'admin',
      intermediary_id: null,
      password_hash: passwordHash,
      created_at: tx.now(),
    });
    await history.record(tx, { action: 'setup.done', object: `user:${id}` });
    // Entries of the history are written one after the other: of two at once the second sees the first here.
    if ((await sql.activeAdmins(tx.db)) > 1) throw new KapocsError('SETUP_DONE');
    const insurer = await settings.addInsurer(tx, { name: input.insurer?.name ?? UNNAMED_INSURER });
    await templates.addDefaults(tx);
    if (input.cohort) await settings.addCohort(tx, { ...input.cohort, insurerId: insurer.id });
    const user = { id, username: input.username, displayName: input.displayName, role: 'admin', intermediaryId: null };
    return { token: await openSession(tx, id), user: { user: { ...user, role: 'admin' as const } } };
  });
}
