import { afterEach, describe, expect, it } from 'vitest';
import { SmtpSettings } from '#contract/gateways.ts';
import type { Gate, Gateway, Outgoing, Outcome } from '../../api/outbox/gateways/gateway.ts';
import { openSmtp } from '../../api/outbox/gateways/smtp.ts';
import { openBrokenServer, openMailSink, type Script } from '../support/smtp.ts';
import { undressed } from '../support/outgoing.ts';

const message: Outgoing = {
  id: 1,
  to: 'ugyfel@pelda.test',
  subject: 'Ügyfélportál – határidő: 2012. február 20.',
  text: 'Tisztelt Ügyfelünk!\n.pont a sor elején\n',
  html: '<p>Tisztelt Ügyfelünk!</p>',
  mime: null,
  messageId: '<ob.1.abc@iroda.test>',
  ...undressed,
};
const open: Gate = () => Promise.resolve(true);
const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

function gatewayTo(port: number, settings: Partial<SmtpSettings> = {}, secret: string | null = null): Gateway {
  const gateway = openSmtp(
    SmtpSettings.parse({ host: '127.0.0.1', port, security: 'none', from: 'iroda@iroda.test', ...settings }),
    secret,
  );
  closers.unshift(gateway.close);
  return gateway;
}

async function handToBroken(script: Script): Promise<{ outcome: Outcome; passedGate: boolean; bodies: number }> {
  const server = await openBrokenServer(script);
  closers.push(server.close);
  let passedGate = false;
  const outcome = await gatewayTo(server.port).hand(message, () => {
    passedGate = true;
    return Promise.resolve(true);
  });
  return { outcome, passedGate, bodies: server.bodies() };
}

describe('the SMTP gateway', () => {
  it('hands over the composed bytes, and a further try sends the very same', async () => {
    const sink = await openMailSink();
    closers.push(sink.close);
    const gateway = gatewayTo(sink.port, { fromName: 'Minta Iroda Kft.' });
    let mime: string | null = null;
    const outcome = await gateway.hand(message, (bytes) => {
      mime = bytes;
      return Promise.resolve(true);
    });
    expect(outcome).toMatchObject({ kind: 'sent', answer: '250' });
    await gateway.hand({ ...message, mime }, open);
    const [first, second] = sink.received;
    expect(first).toMatchObject({ messageId: message.messageId, from: 'iroda@iroda.test', to: message.to });
    expect(first?.raw).toMatch(/^Auto-Submitted: auto-generated/m);
    expect(second?.raw).toBe(first?.raw);
  });

  it('lets not one acceptable byte go before the gate opens, and nothing at all when it stays shut', async () => {
    const sink = await openMailSink();
    closers.push(sink.close);
    const gateway = gatewayTo(sink.port);
    let acceptedBefore = -1;
    const slow: Gate = async () => {
      await new Promise((resolve) => setTimeout(resolve, 50));
      acceptedBefore = sink.received.length;
      return true;
    };
    expect(await gateway.hand(message, () => Promise.resolve(false))).toEqual({ kind: 'withheld' });
    expect(await gateway.hand(message, slow)).toMatchObject({ kind: 'sent' });
    expect(acceptedBefore).toBe(0);
    expect(sink.received).toHaveLength(1);
  });

  it('throws what the gate throws, and sends nothing', async () => {
    const sink = await openMailSink();
    closers.push(sink.close);
    const gate: Gate = () => Promise.reject(new Error('database away'));
    await expect(gatewayTo(sink.port).hand(message, gate)).rejects.toThrow('database away');
    expect(sink.received).toHaveLength(0);
  });

  it.each([
    ['recipient unknown', { rcpt: '550 5.1.1 no such user' }, { kind: 'refused', answer: '550 5.1.1' }],
    ['greylisting', { rcpt: '451 4.7.1 later' }, { kind: 'later', answer: '451 4.7.1' }],
    ['mailbox full', { data: '452 4.2.2 full' }, { kind: 'later', answer: '452 4.2.2' }],
    ['sender refused', { mail: '530 5.7.0 sign in first' }, { kind: 'trouble', trouble: 'sender_refused' }],
    ['closing down', { mail: '421 4.3.2 closing' }, { kind: 'trouble', trouble: 'throttled' }],
    ['closed at the greeting', { greeting: 'drop' }, { kind: 'trouble', trouble: 'no_connection' }],
    ['closed at the sender', { mail: 'drop' }, { kind: 'trouble', trouble: 'no_connection' }],
    ['closed at the recipient', { rcpt: 'drop' }, { kind: 'trouble', trouble: 'no_connection' }],
    ['closed at DATA', { data: 'drop' }, { kind: 'trouble', trouble: 'no_connection' }],
    ['not an SMTP server', { greeting: 'SSH-2.0-x' }, { kind: 'trouble', trouble: 'answer_not_understood' }],
  ] satisfies [string, Script, object][])(
    '%s: surely not accepted, the gate is not even asked',
    async (_, script, expected) => {
      const { outcome, passedGate, bodies } = await handToBroken(script);
      expect(outcome).toMatchObject(expected);
      expect(passedGate).toBe(false);
      expect(bodies).toBe(0);
    },
  );

  it.each([
    ['content refused', { body: '554 5.6.0 no' }, { kind: 'refused', answer: '554 5.6.0' }],
    [
      'policy against the sender',
      { body: '550 5.7.26 unauthenticated' },
      { kind: 'trouble', trouble: 'sender_refused' },
    ],
    ['asked to come later', { body: '451 4.3.0 later' }, { kind: 'later', answer: '451 4.3.0' }],
  ] satisfies [string, Script, object][])('%s after the whole message: a definite no', async (_, script, expected) => {
    const { outcome, bodies } = await handToBroken(script);
    expect(outcome).toMatchObject(expected);
    expect(bodies).toBe(1);
  });

  it('dropped after the final dot: nobody knows', async () => {
    expect(await handToBroken({ body: 'drop' })).toEqual({ outcome: { kind: 'unknown' }, passedGate: true, bodies: 1 });
  });

  it('closed while it waits: nobody knows after the final dot, surely not accepted before', async () => {
    for (const [script, expected] of [
      [{ body: 'silent' }, { kind: 'unknown' }],
      [{ rcpt: 'silent' }, { kind: 'trouble', trouble: 'no_connection' }],
      [{ greeting: 'silent' }, { kind: 'trouble', trouble: 'no_connection' }],
    ] satisfies [Script, object][]) {
      const server = await openBrokenServer(script);
      closers.push(server.close);
      const gateway = gatewayTo(server.port);
      const handed = gateway.hand(message, open);
      await new Promise((resolve) => setTimeout(resolve, 150));
      await gateway.close();
      expect(await handed).toMatchObject(expected);
    }
  });

  it('says that nobody listens', async () => {
    const server = await openBrokenServer({});
    await server.close();
    expect(await gatewayTo(server.port).hand(message, open)).toMatchObject({
      kind: 'trouble',
      trouble: 'no_connection',
    });
  });

  it('says that the name of the server is unknown', async () => {
    const gateway = gatewayTo(25, { host: 'posta.nincs-ilyen.invalid' });
    expect(await gateway.hand(message, open)).toMatchObject({ kind: 'trouble', trouble: 'host_unknown' });
  });

  it('refuses a certificate nobody vouches for, from the first byte and after STARTTLS', async () => {
    const tls = await openMailSink({ secure: true });
    const starttls = await openMailSink({ disabledCommands: [] });
    closers.push(tls.close, starttls.close);
    const outcomes = [
      await gatewayTo(tls.port, { security: 'tls' }).hand(message, open),
      await gatewayTo(starttls.port, { security: 'starttls' }).hand(message, open),
    ];
    for (const outcome of outcomes) expect(outcome).toMatchObject({ kind: 'trouble', trouble: 'certificate_refused' });
    expect([...tls.received, ...starttls.received]).toHaveLength(0);
  });

  it('does not go on in clear when STARTTLS is not offered, nor when plain text answers a TLS hello', async () => {
    const plain = await openMailSink();
    closers.push(plain.close);
    for (const security of ['starttls', 'tls'] as const)
      expect(await gatewayTo(plain.port, { security }).hand(message, open)).toMatchObject({
        kind: 'trouble',
        trouble: 'tls_failed',
      });
    expect(plain.received).toHaveLength(0);
  });

  it('tells a wrong password from a server in trouble', async () => {
    const sink = await openMailSink({
      authOptional: false,
      allowInsecureAuth: true,
      onAuth: (auth, _session, done) => {
        if (auth.password === 'jó jelszó') done(null, { user: auth.username });
        else done(new Error('no'));
      },
    });
    closers.push(sink.close);
    const wrong = gatewayTo(sink.port, { user: 'iroda' }, 'rossz jelszó');
    expect(await wrong.hand(message, open)).toMatchObject({ kind: 'trouble', trouble: 'auth_failed', answer: '535' });
    const right = gatewayTo(sink.port, { user: 'iroda' }, 'jó jelszó');
    expect(await right.hand(message, open)).toMatchObject({ kind: 'sent' });
  });

  it('takes a fresh connection when the server ended an idle one', async () => {
    const sink = await openMailSink({ socketTimeout: 200 });
    closers.push(sink.close);
    const gateway = gatewayTo(sink.port);
    expect(await gateway.hand(message, open)).toMatchObject({ kind: 'sent' });
    await new Promise((resolve) => setTimeout(resolve, 600));
    expect(await gateway.hand(message, open)).toMatchObject({ kind: 'sent' });
    expect(sink.received).toHaveLength(2);
  });
});
