import { isFull } from '#db/busy.ts';
import type { Context } from '../context.ts';
import { crashPoint } from '../crash-point.ts';
import * as history from '../history/history.ts';
import type { Job } from '../job.ts';
import { attach } from '../outbox/attachments/attach.ts';
import { enqueue } from '../outbox/outbox.ts';
import { actorOf } from '../users/users.ts';
import { firmOf, reasonIn } from './broker-letters.ts';
import * as sql from './broker-letters.sql.ts';
import { jobName } from './job-name.ts';
import { letterFile, letterFileName, sweepLetterFiles, xlsx } from './letter-file.ts';
import { letterValues, letterWording, written } from './letter-text.ts';

/** What mail servers commonly take, with room for the encoding. */
const MOST_BYTES = 8 * 1024 * 1024;

/** Puts one letter together with the rights of whoever asked; it is in the ledger and settled in one commit. */
async function make(ctx: Context, row: sql.LetterRow): Promise<void> {
  const actor = await actorOf(ctx, row.asked_by);
  if (!actor) return settle(ctx, row, 'failed');
  const own = ctx.as(actor);
  const { id: intermediaryId, code, name, email } = await firmOf(own, row.intermediary_id);
  if (email === null) return settle(ctx, row, 'failed');
  const { language, cohort_id: cohortId } = row;
  const file = await letterFile(own, { intermediaryId, code, cohortId, language, reason: reasonIn(language) });
  const clients = file.clients.length;
  if (clients === 0) return settle(ctx, row, 'nobody');
  if (file.bytes.length > MOST_BYTES) return settle(ctx, row, 'too_large');
  const today = ctx.today();
  const values = await letterValues(own, { name, cohortId, clients, today });
  const { subject, text, html } = await written(letterWording(language, row), values);
  await own.write(async (tx) => {
    // First: whoever comes second changes nothing and puts nothing into the ledger.
    if ((await sql.settle(tx.db, row.id, { state: 'made', clients })) === 0) return;
    const outboxId = await enqueue(tx, { channel: 'email', lane: 'bulk', to: email, subject, text, html });
    await attach(tx, outboxId, {
      senderId: row.sender_id,
      files: [
        {
          filename: letterFileName(code, language, today),
          type: xlsx,
          content: file.bytes.toString('base64'),
          accountIds: file.clients,
        },
      ],
    });
    await sql.settleOutbox(tx.db, row.id, outboxId);
    crashPoint('letter');
    const details = { rows: clients };
    await history.record(tx, { action: 'broker_letter.made', object: `intermediary:${intermediaryId}`, details });
    tx.tell('settings', []);
  });
  crashPoint('letter_made');
}

const settle = (ctx: Context, { id }: sql.LetterRow, state: 'failed' | 'nobody' | 'too_large'): Promise<void> =>
  ctx.write(async (tx) => {
    await sql.settle(tx.db, id, { state });
    tx.tell('settings', []);
  });

async function run(ctx: Context): Promise<'more' | 'idle'> {
  const stale = await sql.outOfDate(ctx.db);
  if (stale.length > 0) await ctx.write((tx) => sql.makeAgain(tx.db, stale));
  const row = await sql.next(ctx.db);
  if (!row) return 'idle';
  try {
    await make(ctx, row);
  } catch (error) {
    if (isFull(error)) throw error;
    ctx.log.error({ err: error, letterId: row.id }, 'a letter could not be put together');
    await settle(ctx, row, 'failed');
  }
  return 'more';
}

export function brokerLettersJob(): Job {
  let swept = false;
  return {
    name: jobName,
    everySeconds: 30,
    run: async (ctx) => {
      if (!swept) await sweepLetterFiles(ctx);
      swept = true;
      return run(ctx);
    },
  };
}
