import type { Output, Parsed } from '#contract/endpoint.ts';
import type { Message, outbox } from '#contract/outbox.ts';
import type { Reading } from '../context.ts';
import { idCursor } from './id-cursor.ts';
import * as sql from './ledger-list.sql.ts';

export const messageOf = (row: sql.MessageRow): Message => ({
  id: row.id,
  channel: row.channel,
  lane: row.lane,
  purpose: row.purpose,
  to: row.recipient,
  subject: row.secret === 1 ? '' : row.subject,
  text: row.secret === 1 ? '' : row.text,
  state: row.state,
  reason: row.reason,
  answer: row.answer,
  attempts: row.attempts,
  notBefore: row.not_before,
  providerRef: row.provider_ref,
  messageId: row.message_id,
  accountId: row.account_id,
  accountNumber: row.account_number,
  holderName: row.holder_name,
  campaignId: row.campaign_id,
  campaignName: row.campaign_name,
  createdAt: row.created_at,
  sentAt: row.sent_at,
});

/** The ledger, newest first. */
export async function messages(
  ctx: Reading,
  { limit, after, ...filter }: Parsed<typeof outbox.list>,
): Promise<Output<typeof outbox.list>> {
  const ask = { ...filter, only: ctx.actor?.role === 'broker' ? (ctx.actor.intermediaryId ?? -1) : null };
  const [rows, total] = await Promise.all([
    sql.page(ctx.db, ask, { before: idCursor(after), limit }),
    sql.count(ctx.db, ask),
  ]);
  const last = rows.length === limit ? rows.at(-1) : undefined;
  return { rows: rows.map(messageOf), next: last ? String(last.id) : null, total };
}
