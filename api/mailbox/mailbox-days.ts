import { addDays } from '#contract/local-date.ts';
import { dayEnd, dayStart, daysLater, instantOf, localDate } from '#contract/local-time.ts';
import type { Context } from '../context.ts';
import * as history from '../history/history.ts';
import { later, lifetimes } from '../portal/limits.ts';
import * as settings from '../settings/settings.ts';
import * as access from './access.sql.ts';
import * as itemSql from './item.sql.ts';
import { itemsEnd, passwordEnds } from './letters.ts';
import { mail, mailboxAddress } from './mail.ts';
import * as sql from './mailbox.sql.ts';

const BATCH = 100;
const TRASH_DAYS = 30;
const WARNED_DAYS = 30;
/** K13 [ours]: days before the end; warnings leave in the morning. */
const rungs = [30, 7, 1] as const;
const MORNING = '08:00';

/** The warning due at an instant for a password that ends then: the most urgent rung whose morning has come. */
export function warningDue(expiresAt: string, now: string): number | null {
  if (now >= expiresAt) return null;
  const lastDay = localDate(expiresAt);
  return rungs.findLast((days) => now >= instantOf(addDays(lastDay, -days), MORNING)) ?? null;
}

/** Each rung once; after a long rest only the most urgent one (portal.md K13). */
async function warnOfPasswords(ctx: Context): Promise<void> {
  const now = ctx.now();
  const to = dayStart(addDays(localDate(now), WARNED_DAYS + 1));
  for (let after = 0, full = true; full;) {
    const boxes = await sql.expiring(ctx.db, { from: now, to, after, limit: BATCH });
    for (const { id } of boxes)
      await ctx.write(async (tx) => {
        await sql.hold(tx.db, id);
        const box = await sql.byId(tx.db, id);
        if (!box || box.closed_at !== null || box.expires_at === null) return;
        const days = warningDue(box.expires_at, now);
        if (days === null || (box.warned_days !== null && box.warned_days <= days)) return;
        const sender = await settings.insurer(tx, box.insurer_id);
        const [day, link] = [localDate(box.expires_at), mailboxAddress(ctx, sender)];
        await mail(tx, box, { ...passwordEnds(box.language, sender, { day, link }), secret: false });
        await sql.change(tx.db, id, { warned_days: days });
      });
    after = boxes.at(-1)?.id ?? after;
    full = boxes.length === BATCH;
  }
}

/** The last instant of the days warned of by now: 30 local days ahead, counted from eight in the morning. */
export function warnedUntil(now: string): string {
  const today = localDate(now);
  const since = now >= instantOf(today, MORNING) ? today : addDays(today, -1);
  return dayEnd(addDays(since, WARNED_DAYS));
}

/** K17: one letter a box for all its items that end within 30 days and were not warned of. */
async function warnOfItems(ctx: Context): Promise<void> {
  const now = ctx.now();
  const until = warnedUntil(now);
  for (let full = true; full;) {
    const boxes = await itemSql.endingSoon(ctx.db, { now, until, limit: BATCH });
    for (const { mailbox_id } of boxes)
      await ctx.write(async (tx) => {
        await sql.hold(tx.db, mailbox_id);
        const box = await sql.byId(tx.db, mailbox_id);
        const count = await itemSql.noteWarned(tx.db, mailbox_id, { now, until });
        if (!box || box.closed_at !== null || count === 0) return;
        const sender = await settings.insurer(tx, box.insurer_id);
        const letter = itemsEnd(box.language, sender, { count, link: mailboxAddress(ctx, sender) });
        await mail(tx, box, { ...letter, secret: false });
      });
    full = boxes.length === BATCH;
  }
}

/** What a year or the trash has ended. True: there is more to do. */
export async function purge(ctx: Context): Promise<boolean> {
  const now = ctx.now();
  const ids = await itemSql.outlived(ctx.db, now, BATCH);
  await ctx.write(async (tx) => {
    await itemSql.emptyTrash(tx.db, { trashedBefore: daysLater(now, -TRASH_DAYS), now });
    if (ids.length === 0) return;
    const count = await itemSql.purge(tx.db, ids, now);
    if (count > 0) await history.record(tx, { action: 'items.purged', object: 'items', details: { count } });
  });
  return ids.length === BATCH;
}

/** Everything a day brings; run as often as one likes, after any rest, it does each thing once. */
export async function mailboxDay(ctx: Context): Promise<boolean> {
  await warnOfPasswords(ctx);
  await warnOfItems(ctx);
  await ctx.write(async (tx) => {
    const now = tx.now();
    await access.closeIdle(tx.db, {
      seenBefore: later(now, -lifetimes.idle),
      createdBefore: later(now, -lifetimes.session),
    });
    await access.forgetOldLinks(tx.db, now);
    await access.forgetUnboundUpgrades(tx.db, now);
  });
  return purge(ctx);
}
