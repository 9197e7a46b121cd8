import type { Answer, Parsed } from '#contract/endpoint.ts';
import type { MailboxRow as Shown, insurer } from '#contract/insurer.ts';
import type { Context } from '../context.ts';
import { idCursor } from '../outbox/id-cursor.ts';
import { standing } from '../portal/login/ladder.ts';
import { rungOf } from './mailbox-login.ts';
import * as sql from './mailbox.sql.ts';

async function stateOf(ctx: Context, box: sql.MailboxRow): Promise<Shown['state']> {
  if (box.closed_at !== null) return 'closed';
  if ((await standing(ctx, rungOf(ctx, box.email_key))).locked_at !== null) return 'locked';
  if (box.password_hash === null) return 'new';
  return ctx.now() >= (box.expires_at ?? '') ? 'expired' : 'in_use';
}

/** The mailboxes as staff may know them: in use or not, never what is in them. */
export async function mailboxes(
  ctx: Context,
  { limit, after }: Parsed<typeof insurer.mailboxes>,
): Promise<Answer<typeof insurer.mailboxes>> {
  const found = await sql.page(ctx.db, { before: idCursor(after), limit: limit + 1 });
  const rows: Shown[] = [];
  for (const box of found.slice(0, limit))
    rows.push({
      id: box.id,
      email: box.email,
      state: await stateOf(ctx, box),
      contracts: box.contracts,
      holders: box.holders,
      items: box.items,
      unread: box.unread,
      createdAt: box.created_at,
      passwordExpiresAt: box.expires_at,
    });
  const last = rows.at(-1);
  return {
    rows,
    next: found.length > limit && last ? String(last.id) : null,
    total: await sql.count(ctx.db),
  };
}
