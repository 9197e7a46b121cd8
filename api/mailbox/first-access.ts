import { randomInt, timingSafeEqual } from 'node:crypto';
import { daysLater } from '#contract/local-time.ts';
import { brokenPasswordRules } from '#contract/password-policy.ts';
import { smsCapable } from '../accounts/sms-capable.ts';
import type { Context, Tx } from '../context.ts';
import * as outbox from '../outbox/outbox.ts';
import { keyedHash, newToken, tokenHash } from '../portal/bearer.ts';
import * as settings from '../settings/settings.ts';
import { initialByLetter, initialBySms, invitation } from './letters.ts';
import { mail, mailboxAddress } from './mail.ts';
import * as sql from './mailbox.sql.ts';
import type { MailboxRow } from './mailbox.sql.ts';

const INITIAL_DAYS = 30;
const LENGTH = 12;
/** None that looks like another; about 68 bits together. */
const signs = 'abcdefghjkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789';

/** A random password that meets the rules everybody must meet. */
export function newInitialPassword(): string {
  const password = Array.from({ length: LENGTH }, () => signs.charAt(randomInt(signs.length))).join('');
  return brokenPasswordRules(password, 'portal2020').length === 0 ? password : newInitialPassword();
}

const digestOf = ({ pepper }: Pick<Context, 'pepper'>, boxId: number, password: string): string =>
  keyedHash(pepper, 'initial', `${boxId}:${password}`);

/** Whether this is the initial password of the box, whatever else is wrong with it. */
export function isInitial(ctx: Pick<Context, 'pepper'>, box: MailboxRow, password: string): boolean {
  const given = Buffer.from(digestOf(ctx, box.id, password));
  return box.initial_digest !== null && timingSafeEqual(given, Buffer.from(box.initial_digest));
}

/** Link and initial password go different ways (portal.md §6.6): by SMS where a mobile is known, else by a second letter. */
export async function giveFirstAccess(
  ctx: Context,
  tx: Tx,
  box: MailboxRow,
  accountId: number | null = null,
): Promise<void> {
  const password = newInitialPassword();
  const token = newToken();
  await sql.change(tx.db, box.id, {
    link_hash: tokenHash(token),
    initial_digest: digestOf(ctx, box.id, password),
    initial_until: daysLater(tx.now(), INITIAL_DAYS),
    initial_used_at: null,
  });
  const sender = await settings.insurer(tx, box.insurer_id);
  const { language, mobile } = box;
  const link = `${mailboxAddress(ctx, sender, 'first')}#${token}`;
  await mail(tx, box, { ...invitation(language, sender, link), secret: true, accountId });
  if (mobile !== null && smsCapable(mobile))
    await outbox.enqueue(tx, {
      channel: 'sms',
      lane: 'fast',
      to: mobile,
      text: initialBySms(language, sender, password),
      accountId,
      secret: true,
    });
  else await mail(tx, box, { ...initialByLetter(language, sender, password), secret: true, accountId });
}
