import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { gateways, type SmtpSettings } from '#contract/gateways.ts';
import type { Channel, GatewayTrouble, MessageReason, MessageState } from '#contract/outbox.ts';
import type { Context, Tx } from '../../api/context.ts';
import { openSmsHttp } from '../../api/outbox/gateways/sms-http.ts';
import { openSmtp } from '../../api/outbox/gateways/smtp.ts';
import { openTrial } from '../../api/outbox/gateways/trial.ts';
import { jobName } from '../../api/outbox/job-name.ts';
import { outboxJobs } from '../../api/outbox/sending/outbox.job.ts';
import { enqueue, fateOf } from '../../api/outbox/outbox.ts';
import { reportKey } from '../../api/outbox/reports/report-key.ts';
import { fateWords } from '../../renderer/shared/fate-words.ts';
import { en } from '../../renderer/shared/texts/en/index.ts';
import { hu } from '../../renderer/shared/texts/hu/index.ts';
import { sendThrough } from '../support/mailing.ts';
import { openBrokenServer, openMailSink, type Script } from '../support/smtp.ts';
import { openWorld, type World } from '../support/world.ts';

type Fate = { state: MessageState; reason: MessageReason | null };
/** What the person at the screen is told to do, by its Hungarian and English words. */
const told = {
  nothing: [/^Nincs teendő: a program magától újra próbálja/, /^Nothing to do: the program tries again by itself/],
  gateway: [/az átjáró (?:beállításainál|üzemeltetőjétől)/, /in the gateway settings|whoever runs the gateway/],
  address: [/^Javítsa a címet az ügyfél kártyáján/, /^Correct the address on the client card/],
  phone: [/^Javítsa a mobilszámot/, /^Correct the mobile number/],
  decide: [/soha nem küldi újra.* jelölje itt/, /never sends it again.* mark it here/],
} as const;
type Told = keyof typeof told;

const fates = {
  sent: [{ state: 'sent', reason: null }, null],
  unknown: [{ state: 'unknown', reason: 'no_answer' }, 'decide'],
  later: [{ state: 'queued', reason: 'temporary' }, 'nothing'],
  refused: [{ state: 'failed', reason: 'rejected' }, 'address'],
  throttled: [{ state: 'queued', reason: 'throttled' }, 'nothing'],
  cut: [{ state: 'queued', reason: 'no_connection' }, 'nothing'],
  late: [{ state: 'queued', reason: 'timeout' }, 'nothing'],
  sender: [{ state: 'queued', reason: 'sender_refused' }, 'gateway'],
  tls: [{ state: 'queued', reason: 'tls_failed' }, 'gateway'],
  certificate: [{ state: 'queued', reason: 'certificate_refused' }, 'gateway'],
  logIn: [{ state: 'queued', reason: 'auth_failed' }, 'gateway'],
  delivered: [{ state: 'delivered', reason: null }, null],
  undelivered: [{ state: 'bounced', reason: 'undelivered' }, 'phone'],
} as const satisfies Record<string, readonly [Fate, Told | null]>;
type Expected = keyof typeof fates;

/** Hungarian and English, as the screen says it: no word of the machine, and what to do. */
function expectWords(fate: Fate, expected: Expected): void {
  const [right, todo] = fates[expected];
  expect(fate).toEqual(right);
  for (const [at, texts] of [hu, en].entries()) {
    const words = fateWords(fate, texts);
    expect(words).toMatch(/^\p{Lu}.*\.$/u);
    expect(words).not.toMatch(/[a-z]_[a-z]|\d|undefined|null|[A-Z]{4}/);
    if (todo !== null && fate.reason !== null) expect(texts.fates[fate.reason]).toMatch(told[todo][at] ?? /^$/);
  }
}

describe('every fault of the other side has its state and its sentence', () => {
  let world: World;
  let ctx: Context;
  /** an hour ahead: the program itself, whose clock stands, has nothing due */
  let ahead = 3_600_000;
  const closers: (() => Promise<unknown>)[] = [];
  /** how long the other side may be silent; at the end of a letter the database is waited for too */
  let patience: { connectMs: number; silenceMs: number } | undefined;
  const jobs = outboxJobs({
    trial: openTrial,
    smtp: (settings, secret) => openSmtp(settings, secret, patience),
    http: openSmsHttp,
  });

  beforeAll(async () => {
    world = await openWorld('sqlite', { training: false, standing: true });
    const now = (): string => new Date(world.clock.now().getTime() + ahead).toISOString();
    const later = (tx: Tx): Tx => ({ ...tx, now });
    ctx = { ...world.ctx, now, write: (work) => world.ctx.write((tx) => work(later(tx))) };
  });
  afterAll(async () => {
    for (const job of jobs) await job.close?.();
    for (const close of closers) await close();
    await world.close();
  });

  const to = { email: 'ugyfel@pelda.test', sms: '+36201234567' } as const;
  const put = (channel: Channel): Promise<number> =>
    ctx.write((tx) => enqueue(tx, { channel, lane: 'bulk', to: to[channel], subject: 'Tárgy', text: 'Kérjük.' }));
  const run = async (channel: Channel): Promise<void> => {
    await jobs.find(({ name }) => name === jobName(channel, 'bulk'))?.run(ctx, new AbortController().signal);
  };
  const fateNow = async (id: number): Promise<Fate> => {
    const fate = (await fateOf(ctx, [id])).get(id);
    if (!fate) throw new Error('no such message');
    return { state: fate.state, reason: fate.reason };
  };
  /** hands over so many messages; the fate they share */
  const handed = async (channel: Channel, messages = 1): Promise<Fate[]> => {
    const ids = [];
    for (let each = 0; each < messages; each += 1) ids.push(await put(channel));
    await run(channel);
    const found = await Promise.all(ids.map(fateNow));
    // What waits must not be handed over in the next test.
    await ctx.write(({ db }) => db('outbox').where({ state: 'queued' }).update({ state: 'cancelled' }));
    return found;
  };
  const mail = async (port: number, settings: Partial<SmtpSettings> = {}, secret?: string): Promise<Fate[]> => {
    await sendThrough(world.admin, port, { connections: 1, ...settings }, secret);
    return handed('email');
  };

  const steps = ['greeting', 'hello', 'mail', 'rcpt', 'data', 'body'] as const;
  const smtp: [string, Record<(typeof steps)[number], Expected>][] = [
    [
      '451 4.3.0 not now',
      { greeting: 'throttled', hello: 'throttled', mail: 'throttled', rcpt: 'later', data: 'later', body: 'later' },
    ],
    [
      '550 5.0.0 no',
      { greeting: 'sender', hello: 'sender', mail: 'sender', rcpt: 'refused', data: 'refused', body: 'refused' },
    ],
    [
      '421 4.3.2 closing',
      {
        greeting: 'throttled',
        hello: 'throttled',
        mail: 'throttled',
        rcpt: 'throttled',
        data: 'throttled',
        body: 'throttled',
      },
    ],
    ['drop', { greeting: 'cut', hello: 'cut', mail: 'cut', rcpt: 'cut', data: 'cut', body: 'unknown' }],
    [
      '250-half of an answer|drop',
      { greeting: 'cut', hello: 'cut', mail: 'cut', rcpt: 'cut', data: 'cut', body: 'unknown' },
    ],
    ['silent', { greeting: 'late', hello: 'late', mail: 'late', rcpt: 'late', data: 'late', body: 'unknown' }],
    ['slow', { greeting: 'sent', hello: 'sent', mail: 'sent', rcpt: 'sent', data: 'sent', body: 'sent' }],
  ];
  it.each(smtp.flatMap(([said, meaning]) => steps.map((step) => [said, step, meaning[step]] as const)))(
    'SMTP: %s at %s → %s',
    async (said, step, expected) => {
      const server = await openBrokenServer({ [step]: said } satisfies Script);
      closers.push(server.close);
      const ms = step === 'body' ? 1500 : 300;
      patience = said === 'silent' ? { connectMs: ms, silenceMs: ms } : undefined;
      for (const fate of await mail(server.port)) expectWords(fate, expected);
    },
  );

  it('SMTP: TLS refused, a certificate nobody vouches for, a wrong password, and nobody there', async () => {
    const plain = await openMailSink();
    const tls = await openMailSink({ secure: true });
    const logIn = await openMailSink({
      authOptional: false,
      allowInsecureAuth: true,
      onAuth: (_auth, _session, done) => done(new Error('no')),
    });
    const gone = await openBrokenServer({});
    await gone.close();
    closers.push(plain.close, tls.close, logIn.close);
    for (const [expected, port, settings] of [
      ['tls', plain.port, { security: 'starttls' }],
      ['tls', plain.port, { security: 'tls' }],
      ['certificate', tls.port, { security: 'tls' }],
      ['logIn', logIn.port, { user: 'iroda' }],
      ['cut', gone.port, {}],
    ] as const)
      for (const fate of await mail(port, settings, 'jelszo')) expectWords(fate, expected);
    expect([...plain.received, ...tls.received, ...logIn.received]).toHaveLength(0);
  });

  it('SMTP: 421 in the middle of a run, fewer lines than asked for, and greylisting: all arrive in the end', async () => {
    let onThisLine = 0;
    const seen = new Set<string>();
    const sink = await openMailSink({
      maxClients: 1,
      onConnect: (_session, done) => {
        onThisLine = 0;
        done();
      },
      onMailFrom: (_address, _session, done) => {
        onThisLine += 1;
        done(onThisLine > 2 ? Object.assign(new Error('enough'), { responseCode: 421 }) : null);
      },
      onRcptTo: ({ address }, _session, done) => {
        const known = seen.has(address);
        seen.add(address);
        done(known ? null : Object.assign(new Error('4.7.1 later'), { responseCode: 450 }));
      },
    });
    closers.push(sink.close);
    await sendThrough(world.admin, sink.port, { connections: 3 });
    const grey = await put('email');
    await run('email');
    expectWords(await fateNow(grey), 'later');
    ahead += 61_000;
    await run('email');
    expectWords(await fateNow(grey), 'sent');
    for (const fate of await handed('email', 6)) expectWords(fate, 'sent');
    expect([...sink.accepted().values()]).toEqual(Array.from({ length: 7 }, () => 1));
  });

  it('SMS: silence, a cut line or 500 after the request was read, a refusal, a wrong key, too fast', async () => {
    const ways: [Expected, number | 'mute' | 'cut'][] = [
      ['unknown', 'mute'],
      ['unknown', 'cut'],
      ['unknown', 500],
      ['refused', 400],
      ['logIn', 403],
      ['throttled', 429],
      ['sent', 200],
    ];
    let way: (typeof ways)[number][1] = 200;
    let requests = 0;
    const server = createServer((request, response) => {
      requests += 1;
      if (way === 'cut') request.socket.destroy();
      else if (way !== 'mute')
        response.writeHead(way, way === 429 ? { 'retry-after': '40' } : {}).end(`{"id":"p${requests}"}`);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    closers.push(
      () => Promise.resolve(server.close()),
      () => Promise.resolve(server.closeAllConnections()),
    );
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
    const report = { by: 'provider', id: 'id', status: 'status', delivered: '^yes$', failed: '^no$' } as const;
    const settings = { method: 'GET', url, timeoutSeconds: 1, referencePattern: '"id":"([^"]+)"', report } as const;
    for (const [expected, how] of ways) {
      way = how;
      await world.admin.call(gateways.set, { channel: 'sms', kind: 'http', settings });
      const before = requests;
      for (const fate of await handed('sms')) expectWords(fate, expected);
      expect(requests).toBe(before + 1);
      if (how !== 429) continue;
      const { restUntil, trouble } = await world.admin.call(gateways.see, { channel: 'sms' });
      expect(trouble).toBe('throttled' satisfies GatewayTrouble);
      expect(Date.parse(restUntil ?? '') - Date.parse(ctx.now())).toBeGreaterThanOrEqual(40_000);
    }
    const tell = (ref: number, status: string) =>
      world
        .visitor()
        .send('POST', `/portal/api/sms-report/${reportKey(ctx.pepper)}`, JSON.stringify({ id: `p${ref}`, status }), {
          'content-type': 'application/json',
        });
    const [one, other] = [await put('sms'), await put('sms')];
    await run('sms');
    // Twice, out of order, and the wrong way round: the message only moves forward.
    for (const status of ['yes', 'yes', 'no']) await tell(requests - 1, status);
    for (const status of ['no', 'no']) await tell(requests, status);
    const reported = await Promise.all([one, other].map(fateNow));
    expect(reported.map(({ state }) => state).sort()).toEqual(['bounced', 'delivered']);
    for (const fate of reported) expectWords(fate, fate.state === 'bounced' ? 'undelivered' : 'delivered');
    await tell(requests, 'yes');
    for (const fate of await Promise.all([one, other].map(fateNow))) expectWords(fate, 'delivered');
  });
});
