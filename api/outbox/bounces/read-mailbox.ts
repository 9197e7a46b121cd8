import { createHash } from 'node:crypto';
import type { ImapFlow } from 'imapflow';
import type { GatewayTrouble } from '#contract/outbox.ts';
import type { Context } from '../../context.ts';
import { certificateRefused, tlsFailed } from '../tls-failure.ts';
import { keep, kept, type Kept } from './mailbox.ts';
import { readReturned } from './read-returned.ts';
import { lookIntoSent } from './sent-folder.ts';
import { takeIn } from './take-in.ts';

/** Letters read at a time, and the longest that is looked into: a report with the headers of the letter is small. */
const AT_ONCE = 200;
const LONGEST = 512 * 1024;

/** `found`: messages in doubt that were among those sent. */
export type ReadCount = { letters: number; taken: number; found: number };
const nothing: ReadCount = { letters: 0, taken: 0, found: 0 };

function troubleOf(error: unknown): GatewayTrouble {
  const { authenticationFailed, code } = error as { authenticationFailed?: boolean; code?: string };
  if (authenticationFailed) return 'auth_failed';
  if (code === undefined) return 'answer_not_understood';
  if (certificateRefused(code)) return 'certificate_refused';
  if (tlsFailed(code)) return 'tls_failed';
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return 'host_unknown';
  return /TIMEOUT|ETIMEDOUT/i.test(code) ? 'timeout' : 'no_connection';
}

const hashOf = (letter: Buffer | undefined): string =>
  createHash('sha256')
    .update(letter ?? '')
    .digest('hex');

type Open = Kept & { settings: NonNullable<Kept['settings']> };

/** Takes in what is new. Each letter and the place reached are one commit: cut off anywhere, none is lost or done twice. */
async function readNew(ctx: Context, client: ImapFlow, before: Open): Promise<Omit<ReadCount, 'found'>> {
  const lock = await client.getMailboxLock(before.settings.folder);
  try {
    const box = client.mailbox;
    const validity = box ? String(box.uidValidity) : null;
    let last = validity === before.validity ? before.lastUid : 0;
    const count = { letters: 0, taken: 0 };
    const found = await client.search({ uid: `${last + 1}:*` }, { uid: true });
    // `n:*` always names the last letter too, however old.
    const fresh = (found || []).filter((uid) => uid > last).slice(0, AT_ONCE);
    for (const uid of fresh) {
      const letter = await client.fetchOne(String(uid), { source: { maxLength: LONGEST } }, { uid: true });
      const source = letter ? letter.source : undefined;
      const returned = source === undefined ? { kind: 'other' as const } : await readReturned(source);
      last = uid;
      await ctx.write(async (tx) => {
        count.letters += 1;
        if (await takeIn(tx, ctx.pepper, returned, hashOf(source))) count.taken += 1;
        await keep(tx, { ...(await kept(tx)), validity, lastUid: uid, readAt: tx.now(), trouble: null });
      });
    }
    if (fresh.length === 0)
      await ctx.write(async (tx) =>
        keep(tx, { ...(await kept(tx)), validity, lastUid: last, readAt: tx.now(), trouble: null }),
      );
    return count;
  } finally {
    lock.release();
  }
}

/** Reads the bounce mailbox where one is set; what keeps it from being read is kept with it. */
export async function readMailbox(ctx: Context): Promise<ReadCount> {
  const before = await kept(ctx);
  const { settings, secret } = before;
  if (settings === null) return nothing;
  const imap = await import('imapflow');
  const client = new imap.ImapFlow({
    host: settings.host,
    port: settings.port,
    secure: settings.security === 'tls',
    ...(settings.security === 'none' ? { doSTARTTLS: false } : {}),
    auth: { user: settings.user, pass: secret ?? '' },
    tls: { minVersion: 'TLSv1.2' },
    logger: false,
    disableAutoIdle: true,
    connectionTimeout: 15_000,
    greetingTimeout: 15_000,
    socketTimeout: 60_000,
  });
  // Errors reach whoever waits; one more listener keeps them from being thrown.
  client.on('error', () => undefined);
  try {
    await client.connect();
    const read = await readNew(ctx, client, { ...before, settings });
    return { ...read, found: await lookIntoSent(ctx, client, settings.sentFolder) };
  } catch (error) {
    const trouble = troubleOf(error);
    ctx.log.warn({ trouble }, 'bounce mailbox not read');
    await ctx.write(async (tx) => {
      await keep(tx, { ...(await kept(tx)), trouble });
      tx.tell('settings', []);
    });
    return nothing;
  } finally {
    client.close();
  }
}
