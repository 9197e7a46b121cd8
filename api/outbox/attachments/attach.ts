import type { Id } from '#contract/basics.ts';
import type { Tx } from '../../context.ts';
import * as sql from './attachments.sql.ts';
import { speakFor } from '../outbox.sql.ts';

export type Attached = {
  filename: string;
  type: string;
  content: string;
  /** the clients it tells of: it does not leave once there is one of them it must not tell of any more */
  accountIds: readonly Id[];
};

/** What goes along with a letter just put into the ledger, and in whose name it goes. `content` is base64. */
export async function attach(
  tx: Tx,
  outboxId: Id,
  { senderId, files }: { senderId: Id | null; files: readonly Attached[] },
): Promise<void> {
  for (const { accountIds, ...file } of files)
    await sql.insert(tx.db, { outbox_id: outboxId, ...file, account_ids: JSON.stringify(accountIds) });
  if (senderId !== null) await speakFor(tx.db, outboxId, senderId);
}
