import type { Readable } from 'node:stream';
import type SMTPConnection from 'nodemailer/lib/smtp-connection';
import type { SMTPConnectionSendInfo, SMTPEnvelope } from 'nodemailer/lib/smtp-connection';
import type { SmtpSettings } from '#contract/gateways.ts';
import { senderOf, withTag } from './compose-mail.ts';
import { openComposer } from './composer.ts';
import { holdBack } from './hold-back.ts';
import { oauthOf } from './smtp-oauth.ts';
import type { Gate, Gateway, Outcome, Outgoing } from './gateway.ts';
import { answerCode, smtpOutcome, type SmtpFailure } from './smtp-outcome.ts';

/** How long is waited for a connection and its greeting, and for any later answer. */
type Patience = { connectMs: number; silenceMs: number };
const usual: Patience = { connectMs: 15_000, silenceMs: 120_000 };

/**
 * As many as Exim takes on a connection by default; a server that takes fewer says so (421), and a fresh one is opened.
 * With a hundred, all lines together waited for their greetings every few hundred milliseconds.
 */
const MESSAGES_PER_CONNECTION = 1000;
type Line = { connection: SMTPConnection; messages: number };

/** SMTP by nodemailer’s connection. It reads the message only after the server’s 354 to DATA. */
export function openSmtp(
  settings: SmtpSettings,
  secret: string | null,
  { connectMs, silenceMs }: Patience = usual,
): Gateway {
  const idle: Line[] = [];
  const all = new Set<SMTPConnection>();

  async function connect(): Promise<Line> {
    const { default: Connection } = await import('nodemailer/lib/smtp-connection');
    const connection = new Connection({
      host: settings.host,
      port: settings.port,
      secure: settings.security === 'tls',
      requireTLS: settings.security === 'starttls',
      ignoreTLS: settings.security === 'none',
      tls: { minVersion: 'TLSv1.2' },
      connectionTimeout: connectMs,
      greetingTimeout: connectMs,
      dnsTimeout: connectMs,
      socketTimeout: silenceMs,
      socketCloseTimeout: 1000,
    });
    all.add(connection);
    connection.once('end', () => all.delete(connection));
    try {
      // Errors reach whoever waits for an answer; one more listener keeps them from being thrown.
      connection.on('error', () => undefined);
      await answered<void>(connection, (resolve, reject) =>
        connection.connect((error) => (error ? reject(error) : resolve())),
      );
      if (settings.user !== '') await login(connection);
    } catch (error) {
      connection.close();
      throw error;
    }
    return { connection, messages: 0 };
  }

  // One for all connections: they share the token.
  let tokens: ReturnType<typeof oauthOf> | null = null;

  async function login(connection: SMTPConnection): Promise<void> {
    const oauth2 = await (tokens ??= oauthOf(settings, secret));
    await answered<void>(connection, (resolve, reject) =>
      connection.login(
        oauth2 === null ? { user: settings.user, pass: secret ?? '' } : { user: settings.user, oauth2 },
        (error) => (error ? reject(error) : resolve()),
      ),
    );
  }

  function giveBack(line: Line): void {
    line.messages += 1;
    if (line.messages < MESSAGES_PER_CONNECTION) idle.push(line);
    else line.connection.quit();
  }

  const composer = openComposer(settings);

  async function hand(message: Outgoing, gate: Gate, composed?: Promise<string>): Promise<Outcome> {
    const mime = message.mime ?? (await (composed ?? composer.one(message)));
    const reused = idle.pop();
    let line = reused;
    const held = holdBack(Buffer.from(mime), () => gate(message.mime === null ? mime : null));
    try {
      line ??= await connect();
      const info = await send(line.connection, envelopeOf(message, settings), held.stream);
      giveBack(line);
      return { kind: 'sent', providerRef: info.serverMessageId ?? null, answer: answerCode(info.response) };
    } catch (error) {
      if (held.failure() !== null) {
        line?.connection.close();
        throw held.failure();
      }
      if (held.withheld()) {
        line?.connection.close();
        return { kind: 'withheld' };
      }
      const failure = error as SmtpFailure;
      // The server may have ended a line that was idle, or takes only so many letters on one (421); nothing of this
      // message has gone yet, and a fresh line may do.
      const ended = failure.responseCode === undefined || failure.responseCode === 421;
      if (reused && !held.begun() && ended) {
        line?.connection.close();
        return hand(message, gate, Promise.resolve(mime));
      }
      return afterFailure(failure, line, held.released());
    } finally {
      held.stream.destroy();
    }
  }

  async function afterFailure(failure: SmtpFailure, line: Line | undefined, released: boolean): Promise<Outcome> {
    const refused = failure.code === 'EENVELOPE' || failure.code === 'EMESSAGE';
    if (line && refused && failure.responseCode !== 421 && (await reset(line.connection))) giveBack(line);
    else line?.connection.close();
    return smtpOutcome(failure, released);
  }

  return {
    connections: settings.connections,
    compose: composer.many,
    hand,
    close: () => {
      composer.close();
      for (const connection of all) connection.close();
      return Promise.resolve();
    },
  };
}

/** An answer of the connection, or its error, or its end: closed from our side it would say nothing more. */
function answered<T>(
  connection: SMTPConnection,
  ask: (resolve: (value: T) => void, reject: (error: Error) => void) => void,
): Promise<T> {
  return new Promise((resolve, reject) => {
    const ended = (): void => reject(Object.assign(new Error('the connection was closed'), { code: 'ECONNECTION' }));
    const done = <V>(say: (value: V) => void) => {
      return (value: V): void => {
        connection.off('error', failed).off('end', ended);
        say(value);
      };
    };
    const failed = done(reject);
    connection.once('error', failed).once('end', ended);
    ask(done(resolve), failed);
  });
}

/** The bounce address tells of which message a bounce is, and so does the envelope where the server takes DSN (RFC 3461). */
function envelopeOf(message: Outgoing, settings: SmtpSettings): SMTPEnvelope {
  const from =
    settings.bounceAddress === null
      ? senderOf(message, settings).address
      : withTag(settings.bounceAddress, message.token);
  const dsn = { id: message.token, return: 'headers', notify: ['failure', 'delay'], recipient: message.to };
  return { from, to: message.to, ...(message.bulk ? { dsn } : {}) };
}

const send = (connection: SMTPConnection, envelope: SMTPEnvelope, stream: Readable): Promise<SMTPConnectionSendInfo> =>
  answered(connection, (resolve, reject) =>
    connection.send(envelope, stream, (error, info) => {
      if (info) resolve(info);
      else reject(error ?? new Error('the connection said neither yes nor no'));
    }),
  );

const reset = (connection: SMTPConnection): Promise<boolean> =>
  answered<boolean>(connection, (resolve) => connection.reset((error) => resolve(error === null))).catch(() => false);
