import { closeSync, fdatasyncSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { createTransport } from 'nodemailer';
import { hours } from '#contract/hours.ts';
import { addMany } from '../tests/support/accounts.ts';
import { ended, sendThrough, started } from '../tests/support/mailing.ts';
import { allWeek } from '../tests/support/send-and-kill.ts';
import { openMailSink, type MailSink } from '../tests/support/smtp.ts';
import { dialectsOf, openOffice, round, say, type Office } from './open-office.ts';
import type { Bench } from './run.ts';

const PATIENCE_MS = 600_000;

/**
 * A campaign to a mail server on this machine, against the mail library alone handing over as many letters of the
 * same length on as many connections; with the memory of the whole process, the mail server included, and what of it is in use after a collection.
 * What the disk allows stands beside it: a write made durable at a time, each for one message on every connection.
 * `--messages 5000 --connections 5 --database both|sqlite|postgresql`
 */
export const bench: Bench = async ({ messages = '5000', connections = '5', database = 'both' }) => {
  for (const dialect of dialectsOf(database)) {
    const office = await openOffice(dialect, { accounts: 100, training: false, durable: true });
    try {
      say({
        bench: 'send',
        database: dialect,
        messages: Number(messages),
        ...(await measure(office, { messages: Number(messages), connections: Number(connections) })),
      });
    } finally {
      await office.close();
    }
  }
};

type Size = { messages: number; connections: number };

async function measure(
  { running, admin, folder }: Office,
  { messages, connections }: Size,
): Promise<Record<string, number>> {
  const sink = await openMailSink();
  await admin.call(hours.set, { hours: { email: allWeek, sms: allWeek, call: allWeek }, movedDays: [] });
  await sendThrough(admin, sink.port, { connections });
  const accountIds = await running.ctx.write(({ db }) => addMany(db, messages, { deadline: '2099-12-31' }));
  const memory = watchMemory(sink, messages);
  const used = process.threadCpuUsage();
  const began = performance.now();
  const { counts } = await ended(admin, await started(admin, { accountIds }), PATIENCE_MS);
  const seconds = (performance.now() - began) / 1000;
  const { user, system } = process.threadCpuUsage(used);
  const { atHalf, atEnd, usedAtHalf, usedAtEnd } = memory.stop();
  if (counts.sent !== messages || sink.received.length !== messages) throw new Error(JSON.stringify(counts));
  const bare = await bareSeconds(sink, { messages, connections }, sink.received[0]?.raw ?? '');
  await sink.close();
  return {
    seconds: round(seconds),
    perSecond: Math.round(messages / seconds),
    barePerSecond: Math.round(messages / bare),
    ratio: round(bare / seconds),
    diskAllowsPerSecond: durableWrites(folder) * connections,
    loopMillisecondsPerMessage: round((user + system) / 1000 / messages),
    megabytesAtHalf: atHalf,
    megabytesAtEnd: atEnd,
    usedMegabytesAtHalf: usedAtHalf,
    usedMegabytesAtEnd: usedAtEnd,
  };
}

/** Resident memory of this process half-way and at the end; of the letters the mail server here keeps only the first. */
function watchMemory(
  { received }: MailSink,
  messages: number,
): { stop: () => { atHalf: number; atEnd: number; usedAtHalf: number; usedAtEnd: number } } {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  const used = (): number => {
    collect();
    return Math.round(process.memoryUsage().heapUsed / 1e6);
  };
  const seen: number[] = [];
  let read = 1;
  let usedAtHalf: number | null = null;
  const timer = setInterval(() => {
    for (; read < received.length; read += 1) Object.assign(received[read] ?? {}, { raw: '' });
    seen.push(Math.round(process.memoryUsage().rss / 1e6));
    if (received.length >= messages / 2) usedAtHalf ??= used();
  }, 250);
  return {
    stop: () => {
      clearInterval(timer);
      const usedAtEnd = used();
      return {
        atHalf: seen[Math.floor(seen.length / 2)] ?? 0,
        atEnd: seen.at(-1) ?? 0,
        usedAtHalf: usedAtHalf ?? usedAtEnd,
        usedAtEnd,
      };
    },
  };
}

/** How often a second a few pages are written and made durable, one after the other. */
function durableWrites(folder: string): number {
  const file = openSync(join(folder, 'probe'), 'w');
  const pages = Buffer.alloc(16_384);
  const began = performance.now();
  let writes = 0;
  for (; performance.now() - began < 1000; writes += 1) {
    writeSync(file, pages, 0, pages.length, (writes % 500) * pages.length);
    fdatasyncSync(file);
  }
  closeSync(file);
  return writes;
}

async function bareSeconds({ port }: MailSink, { messages, connections }: Size, raw: string): Promise<number> {
  const transport = createTransport({
    pool: true,
    host: '127.0.0.1',
    port,
    ignoreTLS: true,
    maxConnections: connections,
    maxMessages: Infinity,
  });
  const envelope = { from: 'iroda@iroda.test', to: 'ugyfel@pelda.test' };
  const began = performance.now();
  await Promise.all(Array.from({ length: messages }, () => transport.sendMail({ envelope, raw })));
  const seconds = (performance.now() - began) / 1000;
  transport.close();
  return seconds;
}
