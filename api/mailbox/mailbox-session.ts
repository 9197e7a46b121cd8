import { KapocsError } from '#contract/errors.ts';
import type { Context, Tx } from '../context.ts';
import { newToken, tokenHash } from '../portal/bearer.ts';
import { later, lifetimes } from '../portal/limits.ts';
import * as access from './access.sql.ts';
import * as sql from './mailbox.sql.ts';
import type { MailboxRow } from './mailbox.sql.ts';

const TOUCH_MS = 30_000;

export type Entered = { box: MailboxRow; mustChange: boolean; tokenHash: string };

export async function openSession(tx: Tx, mailboxId: number, { mustChange }: { mustChange: boolean }): Promise<string> {
  const token = newToken();
  const now = tx.now();
  await access.openSession(tx.db, {
    token_hash: tokenHash(token),
    mailbox_id: mailboxId,
    must_change: mustChange ? 1 : 0,
    created_at: now,
    seen_at: now,
  });
  return token;
}

/** Throws SIGN_IN_NEEDED, SESSION_EXPIRED after 30 idle minutes or 12 hours. A session that must change may do that only. */
export async function whoEntered(ctx: Context, token: string | null): Promise<Entered> {
  const session = token === null ? undefined : await access.session(ctx.db, tokenHash(token));
  const box = session ? await sql.byId(ctx.db, session.mailbox_id) : undefined;
  if (!session || !box || box.closed_at !== null) throw new KapocsError('SIGN_IN_NEEDED');
  const now = ctx.now();
  if (now >= later(session.seen_at, lifetimes.idle) || now >= later(session.created_at, lifetimes.session))
    throw new KapocsError('SESSION_EXPIRED');
  if (now >= later(session.seen_at, TOUCH_MS)) await ctx.write((tx) => access.touch(tx.db, session.token_hash, now));
  return { box, mustChange: session.must_change === 1, tokenHash: session.token_hash };
}

/** The same for everything but the change of the initial password. Throws MUST_CHANGE (portal.md K8). */
export async function ownerOf(ctx: Context, token: string | null): Promise<MailboxRow> {
  const { box, mustChange } = await whoEntered(ctx, token);
  if (mustChange) throw new KapocsError('MUST_CHANGE');
  return box;
}

export async function signOut(ctx: Context, token: string | null): Promise<void> {
  if (token !== null) await ctx.write((tx) => access.closeSession(tx.db, tokenHash(token)));
}
