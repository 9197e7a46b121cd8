import type { backups } from '#contract/backups.ts';
import type { Output, Parsed } from '#contract/endpoint.ts';
import { channels } from '#contract/outbox.ts';
import type { Reading, Tx } from '../context.ts';
import * as history from '../history/history.ts';
import * as sql from './held.sql.ts';
import { jobName } from './job-name.ts';

/**
 * After a restore: what waited or was on its way when the copy was made may have gone since, so it waits for a
 * person. Codes and links are called back, for they are over their time or were used. How many are held.
 */
export async function holdAll(tx: Tx): Promise<number> {
  await sql.dropSecrets(tx.db, tx.now());
  return sql.hold(tx.db, tx.now());
}

export const heldMessages = ({ db }: Reading): Promise<Output<typeof backups.held>['rows']> => sql.held(db);

/** Lets held messages go (they are asked once more whether they still should), or calls them back. */
export async function release(
  tx: Tx,
  { campaignId, as }: Parsed<typeof backups.release>,
): Promise<Output<typeof backups.release>> {
  const ask = { campaignId, now: tx.now() };
  const messages = as === 'send' ? await sql.letGo(tx.db, ask) : await sql.callBack(tx.db, ask);
  if (messages > 0) {
    await history.record(tx, {
      action: 'outbox.held_settled',
      object: campaignId === null ? 'outbox' : `campaign:${campaignId}`,
      details: { as, messages },
    });
    tx.tell('outbox', []);
    tx.tell('campaigns', campaignId === null ? [] : [campaignId]);
    tx.wake('campaigns');
    for (const channel of channels) for (const lane of ['fast', 'bulk'] as const) tx.wake(jobName(channel, lane));
  }
  return { messages };
}
