import type { Id } from '#contract/basics.ts';
import type { Tx } from '../../context.ts';
import * as sql from './attachments.sql.ts';
import { speakFor } from '../outbox.sql.ts';

export type Attached = { filename: string; type: string; content: string };

/** What goes along with a letter just put into the ledger, and in whose name it goes. `content` is base64. */
export async function attach(
  tx: Tx,
  outboxId: Id,
  { senderId, files }: { senderId: Id | null; files: readonly Attached[] },
): Promise<void> {
  for (const file of files) await sql.insert(tx.db, { outbox_id: outboxId, ...file });
  if (senderId !== null) await speakFor(tx.db, outboxId, senderId);
}
