import { createTransport } from 'nodemailer';
import { hours } from '#contract/hours.ts';
import { addMany } from '../tests/support/accounts.ts';
import { ended, sendThrough, started } from '../tests/support/mailing.ts';
import { allWeek, CONNECTIONS } from '../tests/support/send-and-kill.ts';
import { openMailSink, type MailSink } from '../tests/support/smtp.ts';
import { dialectsOf, openOffice, round, say, type Office } from './open-office.ts';
import type { Bench } from './run.ts';

const PATIENCE_MS = 600_000;

/**
 * A campaign to a mail server on this machine, against the mail library alone handing over as many letters of the
 * same length on as many connections. `--messages 5000 --database both|sqlite|postgresql`
 */
export const bench: Bench = async ({ messages = '5000', database = 'both' }) => {
  for (const dialect of dialectsOf(database)) {
    const office = await openOffice(dialect, { accounts: 100, training: false });
    try {
      say({
        bench: 'send',
        database: dialect,
        messages: Number(messages),
        ...(await measure(office, Number(messages))),
      });
    } finally {
      await office.close();
    }
  }
};

async function measure({ running, admin }: Office, messages: number): Promise<Record<string, number>> {
  const sink = await openMailSink();
  await admin.call(hours.set, { hours: { email: allWeek, sms: allWeek, call: allWeek }, movedDays: [] });
  await sendThrough(admin, sink.port, { connections: CONNECTIONS });
  const accountIds = await running.ctx.write(({ db }) => addMany(db, messages, { deadline: '2099-12-31' }));
  const began = performance.now();
  const { counts } = await ended(admin, await started(admin, { accountIds }), PATIENCE_MS);
  const seconds = (performance.now() - began) / 1000;
  if (counts.sent !== messages || sink.received.length !== messages) throw new Error(JSON.stringify(counts));
  const bare = await bareSeconds(sink, messages, sink.received[0]?.raw ?? '');
  await sink.close();
  return {
    seconds: round(seconds),
    perSecond: Math.round(messages / seconds),
    barePerSecond: Math.round(messages / bare),
    ratio: round(bare / seconds),
  };
}

async function bareSeconds({ port }: MailSink, messages: number, raw: string): Promise<number> {
  const transport = createTransport({
    pool: true,
    host: '127.0.0.1',
    port,
    ignoreTLS: true,
    maxConnections: CONNECTIONS,
    maxMessages: Infinity,
  });
  const envelope = { from: 'iroda@iroda.test', to: 'ugyfel@pelda.test' };
  const began = performance.now();
  await Promise.all(Array.from({ length: messages }, () => transport.sendMail({ envelope, raw })));
  const seconds = (performance.now() - began) / 1000;
  transport.close();
  return seconds;
}
