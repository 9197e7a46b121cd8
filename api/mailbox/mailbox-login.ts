import type { Parsed } from '#contract/endpoint.ts';
import { KapocsError } from '#contract/errors.ts';
import type { MailboxCall, mailbox } from '#contract/mailbox.ts';
import type { Context, Tx } from '../context.ts';
import * as history from '../history/history.ts';
import { tokenHash } from '../portal/bearer.ts';
import {
  credentialsWrong,
  mayTry,
  nameHash,
  rightPassword,
  standing,
  wrongPassword,
  type Try,
} from '../portal/login/ladder.ts';
import type { Copied } from '../portal/security-code/security-code.ts';
import { ladderName } from '../portal/login/username.ts';
import { checkNobody, passwordMatches } from '../users/password.ts';
import { isInitial } from './first-access.ts';
import { openSession } from './mailbox-session.ts';
import * as sql from './mailbox.sql.ts';
import type { MailboxRow } from './mailbox.sql.ts';

/** The ladder of the mailbox is its own: failures there close nothing here. */
export const rungOf = (ctx: Pick<Context, 'pepper'>, name: string): string => nameHash(ctx, name, 'mailbox');

type Typed = Pick<Parsed<typeof mailbox.signIn>, 'username' | 'password'> & Copied & { link?: string | undefined };
/** Without a try: it came by the link and the initial password to a box locked before. */
export type Known = { box: MailboxRow; initial: boolean; tried: Try | null };

/**
 * The mailed link together with the initial password. It opens a box locked before its first log-in too: what
 * follows is the change of the password by a mailed link, the one way out of a lock (portal.md K16).
 */
const isFirstAccess = (
  ctx: Context,
  box: MailboxRow,
  { password, link }: { password: string; link?: string | undefined },
): boolean => link !== undefined && box.link_hash === tokenHash(link) && isInitial(ctx, box, password);

/** Spends the time of one real check whatever is there, so that no clock tells a box from none, or a new one from an old one. */
async function matches(
  ctx: Context,
  box: MailboxRow | undefined,
  { password, link }: Pick<Typed, 'password' | 'link'>,
): Promise<'own' | 'initial' | null> {
  const own = box?.password_hash ? await passwordMatches(box.password_hash, password) : await checkNobody(password);
  if (own) return 'own';
  return box && isFirstAccess(ctx, box, { password, link }) ? 'initial' : null;
}

const failed = (ctx: Context, tried: Try, box: MailboxRow | undefined): Promise<Error> =>
  ctx.write(async (tx) => {
    const { error, locks } = await wrongPassword(tx, tried, box !== undefined);
    if (locks && box) {
      await history.record(tx, { action: 'mailbox.locked', object: `mailbox:${box.id}` });
      tx.tell('portal', []);
    }
    return error;
  });

/**
 * Who knows the password of a box, at a log-in and inside a session alike. The order of decisions is the rule
 * (portal.md §7): locked, security code, password; names nobody has climb the same ladder after the same work.
 */
export async function identify(ctx: Context, typed: Typed): Promise<Known> {
  const name = ladderName(typed.username);
  const rung = rungOf(ctx, name);
  if ((await standing(ctx, rung)).locked_at !== null) {
    const fresh = await sql.openByAddress(ctx.db, name);
    if (fresh && isFirstAccess(ctx, fresh, typed)) return { box: fresh, initial: true, tried: null };
  }
  const tried = await mayTry(ctx, rung, typed);
  const box = await sql.openByAddress(ctx.db, name);
  const by = await matches(ctx, box, typed);
  if (!box || by === null) throw await failed(ctx, tried, box);
  return { box, initial: by === 'initial', tried };
}

/** What a right password still meets: a lock set meanwhile, and the end of its time (K14). Forgets the failures. */
export async function admit(tx: Tx, { box: known, initial, tried }: Known): Promise<MailboxRow> {
  await sql.hold(tx.db, known.id);
  const box = await sql.byId(tx.db, known.id);
  // Changed while this one was being checked: it is not the password any more.
  if (!box || box.closed_at !== null || box.password_hash !== known.password_hash || box.link_hash !== known.link_hash)
    throw credentialsWrong(0);
  // The first way in is open to a locked box too, and leads nowhere but to the change of the password.
  if (tried && !(initial && (await standing(tx, tried.rung)).locked_at !== null)) await rightPassword(tx, tried);
  const over = initial
    ? box.initial_used_at !== null || tx.now() >= (box.initial_until ?? '')
    : tx.now() >= (box.expires_at ?? '');
  if (over) throw new KapocsError('PASSWORD_EXPIRED');
  return box;
}

export async function signIn(ctx: Context, typed: Typed): Promise<{ token: string; next: MailboxCall }> {
  const known = await identify(ctx, typed);
  return ctx.write(async (tx) => {
    const { id } = await admit(tx, known);
    if (known.initial && (await sql.useInitial(tx.db, id, tx.now())) === 0) throw new KapocsError('PASSWORD_EXPIRED');
    const token = await openSession(tx, id, { mustChange: known.initial });
    return { token, next: known.initial ? 'password' : 'items' };
  });
}
