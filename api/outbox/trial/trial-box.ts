import type { Output, Parsed } from '#contract/endpoint.ts';
import type { outbox } from '#contract/outbox.ts';
import type { Reading } from '../../context.ts';
import { plainAddress } from '../addresses/address-hash.ts';
import { idCursor } from '../id-cursor.ts';
import * as sql from './trial-box.sql.ts';

/** A plus sign not escaped in an address arrives as a blank. */
const asTyped = (to: string): string => plainAddress(/^ \d/.test(to) ? `+${to.trimStart()}` : to);

/** What the trial gateway kept, newest first. */
export async function trialBox(
  ctx: Reading,
  { to, channel, limit, after }: Parsed<typeof outbox.trialBox>,
): Promise<Output<typeof outbox.trialBox>> {
  const ask = { to: to === undefined ? null : asTyped(to), channel: channel ?? null, before: idCursor(after), limit };
  const [rows, total] = await Promise.all([sql.page(ctx.db, ask), sql.count(ctx.db, ask)]);
  const last = rows.length === limit ? rows.at(-1) : undefined;
  return {
    rows: rows.map((row) => ({
      id: row.id,
      outboxId: row.outbox_id,
      channel: row.channel,
      to: row.recipient,
      subject: row.subject,
      text: row.text,
      secret: row.secret === 1,
      accountId: row.account_id,
      at: row.at,
    })),
    next: last ? String(last.id) : null,
    total,
  };
}
