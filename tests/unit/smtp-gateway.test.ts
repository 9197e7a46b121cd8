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
/** Only for what keeps silent: everything before it may take its time on a busy machine. */
const impatient = { greeting: { connectMs: 600, silenceMs: 60_000 }, later: { connectMs: 60_000, silenceMs: 600 } };
const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

function gatewayTo(
  port: number,
  settings: Partial<SmtpSettings> = {},
  secret: string | null = null,
  patience?: Parameters<typeof openSmtp>[2],
): Gateway {
  const gateway = openSmtp(
    SmtpSettings.parse({ host: '127.0.0.1', port, security: 'none', from: 'iroda@iroda.test', ...settings }),
    secret,
    patience,
  );
  closers.unshift(gateway.close);
  return gateway;
}

async function handToBroken(script: Script): Promise<{ outcome: Outcome; passedGate: boolean; bodies: number }> {
  const server = await openBrokenServer(script);
  closers.push(server.close);
  let passedGate = false;
  const silent = Object.values(script).includes('silent');
  const patience = script.greeting === 'silent' ? impatient.greeting : impatient.later;
  const gateway = gatewayTo(server.port, {}, null, silent ? patience : undefined);
  const outcome = await gateway.hand(message, () => {
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

  const steps = ['greeting', 'hello', 'mail', 'rcpt', 'data', 'body'] as const;
  type Step = (typeof steps)[number];
  const throttled = { kind: 'trouble', trouble: 'throttled' };
  const refusesUs = { kind: 'trouble', trouble: 'sender_refused' };
  const cut = { kind: 'trouble', trouble: 'no_connection' };
  const late = { kind: 'trouble', trouble: 'timeout' };
  const later = { kind: 'later' };
  const refused = { kind: 'refused' };
  const sent = { kind: 'sent' };
  const unknown = { kind: 'unknown' };

  /** what each answer means at each step; only the last is after the final dot */
  const faults: [string, Record<Step, object>][] = [
    [
      '451 4.3.0 not now',
      { greeting: throttled, hello: throttled, mail: throttled, rcpt: later, data: later, body: later },
    ],
    [
      '450 4.7.1 greylisted',
      { greeting: throttled, hello: throttled, mail: throttled, rcpt: later, data: later, body: later },
    ],
    [
      '550 5.0.0 no',
      { greeting: refusesUs, hello: refusesUs, mail: refusesUs, rcpt: refused, data: refused, body: refused },
    ],
    [
      '550 5.7.26 who are you',
      { greeting: refusesUs, hello: refusesUs, mail: refusesUs, rcpt: refusesUs, data: refusesUs, body: refusesUs },
    ],
    [
      '421 4.3.2 closing',
      { greeting: throttled, hello: throttled, mail: throttled, rcpt: throttled, data: throttled, body: throttled },
    ],
    ['drop', { greeting: cut, hello: cut, mail: cut, rcpt: cut, data: cut, body: unknown }],
    ['250-half of an answer|drop', { greeting: cut, hello: cut, mail: cut, rcpt: cut, data: cut, body: unknown }],
    ['slow', { greeting: sent, hello: sent, mail: sent, rcpt: sent, data: sent, body: sent }],
    ['silent', { greeting: late, hello: late, mail: late, rcpt: late, data: late, body: unknown }],
  ];
  it.each(faults.flatMap(([said, meaning]) => steps.map((step) => [said, step, meaning[step]] as const)))(
    '%s at %s',
    async (said, step, expected) => {
      const { outcome, passedGate, bodies } = await handToBroken({ [step]: said });
      expect(outcome).toMatchObject(expected);
      // Before the final dot nothing can have been accepted, and the gate was not even asked.
      const whole = step === 'body' || said === 'slow';
      expect({ passedGate, bodies }).toEqual({ passedGate: whole, bodies: whole ? 1 : 0 });
    },
  );

  it.each([
    ['recipient unknown', { rcpt: '550 5.1.1 no such user' }, { kind: 'refused', answer: '550 5.1.1' }],
    ['mailbox full', { data: '452 4.2.2 full' }, { kind: 'later', answer: '452 4.2.2' }],
    ['content refused', { body: '554 5.6.0 no' }, { kind: 'refused', answer: '554 5.6.0' }],
    ['not an SMTP server', { greeting: 'SSH-2.0-x' }, { kind: 'trouble', trouble: 'answer_not_understood' }],
  ] satisfies [string, Script, object][])('%s: the code is kept, the words are not', async (_, script, expected) => {
    expect((await handToBroken(script)).outcome).toMatchObject(expected);
  });

  it('takes a fresh line when the server takes only so many letters on one', async () => {
    let onThisLine = 0;
    const sink = await openMailSink({
      onConnect: (_session, done) => {
        onThisLine = 0;
        done();
      },
      onMailFrom: (_address, _session, done) => {
        onThisLine += 1;
        done(onThisLine > 2 ? Object.assign(new Error('enough'), { responseCode: 421 }) : null);
      },
    });
    closers.push(sink.close);
    const gateway = gatewayTo(sink.port);
    for (let each = 0; each < 5; each += 1) expect(await gateway.hand(message, open)).toMatchObject({ kind: 'sent' });
    expect(sink.received).toHaveLength(5);
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
      await server.silent;
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
    const ended = Promise.withResolvers<void>();
    const sink = await openMailSink({ socketTimeout: 200, onClose: () => ended.resolve() });
    closers.push(sink.close);
    const gateway = gatewayTo(sink.port);
    expect(await gateway.hand(message, open)).toMatchObject({ kind: 'sent' });
    await ended.promise;
    expect(await gateway.hand(message, open)).toMatchObject({ kind: 'sent' });
    expect(sink.received).toHaveLength(2);
  });
});
