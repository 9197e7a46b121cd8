import type { ImapFlow } from 'imapflow';
import type { Context } from '../../context.ts';
import { later } from '../sending/ledger.ts';
import { noteReached } from '../reached.ts';
import * as sql from './bounces.sql.ts';

const AT_ONCE = 50;
/** A message in doubt is looked for this often, and no longer than a copy would take to turn up. */
const EVERY_MS = 10 * 60_000;
const DAYS = 3;

/**
 * What the mail server keeps among the letters sent was accepted: that settles a doubt (sending.md §4.3). What is not
 * there proves nothing, and stays in doubt. Says how many were found.
 */
export async function lookIntoSent(ctx: Context, client: ImapFlow, folder: string | null): Promise<number> {
  if (folder === null) return 0;
  const now = ctx.now();
  const asked = await sql.inDoubt(ctx.db, {
    since: later(now, -DAYS * 86_400_000),
    before: later(now, -EVERY_MS),
    limit: AT_ONCE,
  });
  if (asked.length === 0) return 0;
  let found = 0;
  const lock = await client.getMailboxLock(folder);
  try {
    for (const message of asked) {
      const uids = await client.search({ header: { 'Message-ID': message.message_id } }, { uid: true });
      await ctx.write(async (tx) => {
        await sql.noteAsked(tx.db, message.id, tx.now());
        if (!uids || uids.length === 0) return;
        if ((await sql.move(tx.db, message.id, ['unknown'], sent, tx.now())) === 0) return;
        found += 1;
        await noteReached(tx, [message]);
        tx.tell('outbox', [message.id]);
        tx.tell('campaigns', []);
      });
    }
  } finally {
    lock.release();
  }
  return found;
}

const sent = { state: 'sent', reason: null, answer: null } as const;
