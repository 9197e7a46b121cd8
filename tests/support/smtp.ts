import { createServer, type Server, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer, type SMTPServerOptions, type SMTPServerSession } from 'smtp-server';
import { eventually } from './eventually.ts';

export type Received = { messageId: string; from: string; to: string; raw: string };

export type MailSink = {
  port: number;
  received: Received[];
  /** counts a letter as accepted */
  keep: (raw: string, session: SMTPServerSession) => void;
  /** how often each Message-ID was accepted */
  accepted: () => Map<string, number>;
  close: () => Promise<void>;
};

/** Copied: a part of a text would keep the whole letter in memory. */
const messageIdOf = (raw: string): string => Buffer.from(/^message-id:\s*(<[^>]+>)/im.exec(raw)?.[1] ?? '').toString();

/** A real SMTP server that takes everything and keeps it; options put faults in. */
export async function openMailSink(options: SMTPServerOptions = {}): Promise<MailSink> {
  const received: Received[] = [];
  const keep: MailSink['keep'] = (raw, { envelope: { mailFrom, rcptTo } }) =>
    void received.push({
      messageId: messageIdOf(raw),
      from: mailFrom ? mailFrom.address : '',
      to: rcptTo[0]?.address ?? '',
      raw,
    });
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    disableReverseLookup: true,
    closeTimeout: 100,
    onData: (stream, session, done) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        keep(Buffer.concat(chunks).toString(), session);
        done();
      });
    },
    ...options,
  });
  // A client that goes away in the middle is the point of many tests.
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.server.address() as AddressInfo).port,
    received,
    keep,
    accepted: () => {
      const counts = new Map<string, number>();
      for (const { messageId } of received) counts.set(messageId, (counts.get(messageId) ?? 0) + 1);
      return counts;
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

/** The newest letter somebody received in which something stands, taken apart, once there is one. */
export const letterTo = (sink: MailSink, to: string, about: RegExp): Promise<Email> =>
  eventually(async () => {
    const letters = await Promise.all(
      sink.received.filter((each) => each.to === to).map(({ raw }) => PostalMime.parse(raw)),
    );
    const found = letters.findLast(({ subject = '', text = '' }) => about.test(`${subject}\n${text}`));
    if (found === undefined) throw new Error(`no letter about ${String(about)} has come to ${to}`);
    return found;
  }, 60_000);

/**
 * What a broken server answers to each step; `drop` ends the connection instead (`…|drop`: after so much of the
 * answer), `silent` says nothing more, `slow` answers well, but takes its time.
 */
export type Script = {
  greeting?: string;
  hello?: string;
  mail?: string;
  rcpt?: string;
  data?: string;
  body?: string;
};

const SLOW_MS = 60;

export type BrokenServer = {
  port: number;
  bodies: () => number;
  /** when it first says nothing more */
  silent: Promise<void>;
  close: () => Promise<void>;
};

/** An SMTP server by hand, for what no decent one does. */
export async function openBrokenServer(script: Script): Promise<BrokenServer> {
  let bodies = 0;
  const silent = Promise.withResolvers<void>();
  const sockets = new Set<Socket>();
  const server: Server = createServer((socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket)).on('error', () => undefined);
    let inBody = false;
    let text = '';
    const say = (told: string | undefined, usual: string): void => {
      const line = told ?? usual;
      if (line === 'drop') socket.destroy();
      else if (line === 'slow') setTimeout(() => socket.write(`${usual}\r\n`), SLOW_MS);
      else if (line.endsWith('|drop')) socket.write(`${line.slice(0, -'|drop'.length)}\r\n`, () => socket.destroy());
      else if (line === 'silent') silent.resolve();
      else socket.write(`${line}\r\n`);
    };
    say(script.greeting, '220 broken.test ESMTP');
    socket.on('data', (chunk) => {
      text += chunk.toString('latin1');
      for (;;) {
        if (inBody) {
          if (!text.includes('\r\n.\r\n')) return;
          inBody = false;
          bodies += 1;
          text = text.slice(text.indexOf('\r\n.\r\n') + 5);
          say(script.body, '250 2.0.0 taken');
        }
        const end = text.indexOf('\r\n');
        if (end < 0) return;
        const line = text.slice(0, end).toUpperCase();
        text = text.slice(end + 2);
        if (line.startsWith('MAIL')) say(script.mail, '250 ok');
        else if (line.startsWith('RCPT')) say(script.rcpt, '250 ok');
        else if (line.startsWith('DATA')) {
          inBody = /^(?:354|slow)/.test(script.data ?? '354');
          say(script.data, '354 go on');
        } else if (line.startsWith('QUIT')) socket.end('221 bye\r\n');
        else if (/^(?:EHLO|HELO)/.test(line)) say(script.hello, '250 broken.test');
        else say(undefined, '250 broken.test');
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    bodies: () => bodies,
    silent: silent.promise,
    close: () => {
      for (const socket of sockets) socket.destroy();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
