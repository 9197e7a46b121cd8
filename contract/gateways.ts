import { z } from 'zod';
import { Email, Id, Instant, Line, LineOrNothing } from './basics.ts';
import { endpoint } from './endpoint.ts';
import { smsProviders } from './sms-providers.ts';
import { channels, gatewayTroubles, messageStates } from './outbox.ts';
import { Balance, BalanceSettings } from './sms-balance.ts';
import { AnswerPattern, RequestHeaders, RequestUrl } from './sms-request.ts';

const Count = (most: number) => z.number().int().min(1).max(most);

/** How many messages at once, a second, an hour; null: no limit of ours. */
const pace = (connections: number) => ({
  connections: Count(20).default(connections),
  perSecond: Count(1000).nullable().default(null),
  perHour: Count(1_000_000).nullable().default(null),
});

export const loopbackHosts = ['127.0.0.1', 'localhost', '::1'] as const;

/** A token must not travel in clear, but on this machine. */
const isSafe = (address: string): boolean =>
  address.startsWith('https://') ||
  (URL.canParse(address) && (loopbackHosts as readonly string[]).includes(new URL(address).hostname));

export const SmtpSettings = z.object({
  host: Line(253),
  port: z.number().int().min(1).max(65535),
  /** `tls`: from the first byte (465); `starttls`: required before anything else (587); `none`: in clear */
  security: z.enum(['tls', 'starttls', 'none']),
  user: LineOrNothing(254),
  from: Email,
  fromName: LineOrNothing(120),
  replyTo: Email.nullable().default(null),
  /** where bounces go, as `local+TOKEN@domain`; null: to the sender */
  bounceAddress: Email.nullable().default(null),
  /** where the pages of the clients are reached from outside; without it nobody can unsubscribe by one click */
  publicUrl: z
    .httpUrl()
    .max(300)
    .refine((text) => text.startsWith('https://'))
    .nullable()
    .default(null),
  /** null: user and password; else the secret is an `OAuthSecret` as JSON */
  oauth: z
    .object({
      tokenUrl: z
        .url({ protocol: /^https?$/ })
        .max(300)
        .refine(isSafe),
      clientId: Line(300),
      scope: LineOrNothing(500),
    })
    .nullable()
    .default(null),
  /** letters one domain of recipients gets in a minute at most; null: no limit of ours */
  perDomainMinute: Count(100_000).nullable().default(null),
  ...pace(5),
});

/** The secret of a mailbox that is entered by OAuth2 (Microsoft 365, Google). */
export const OAuthSecret = z.object({ clientSecret: z.string().max(1000), refreshToken: z.string().min(1).max(4000) });
export type SmtpSettings = z.output<typeof SmtpSettings>;

const Fates = {
  /** taken over, on its way */
  accepted: AnswerPattern.default(''),
  delivered: AnswerPattern,
  /** will never arrive */
  failed: AnswerPattern,
};

/** A field of a callback, such as `status.groupName`. */
const Path = z.string().regex(/^[\w-]+(?:\.[\w-]+){0,4}$/);

const Amount = z.number().min(0).max(1_000_000_000);

export const HttpSettings = z.object({
  /** whose request this is; only for the screen */
  provider: z.enum(smsProviders).default('custom'),
  method: z.enum(['GET', 'POST', 'PUT']),
  url: RequestUrl,
  headers: RequestHeaders,
  bodyKind: z.enum(['none', 'form', 'json', 'text']).default('none'),
  body: z.string().max(10_000).default(''),
  user: LineOrNothing(254),
  sender: LineOrNothing(20),
  /** what the answer to an accepted message looks like; empty: any 2xx */
  successPattern: AnswerPattern.default(''),
  /** its first group is the provider’s own number of the message */
  referencePattern: AnswerPattern.default(''),
  /** an answer that means every message would be refused: wrong key, no credit; the gateway stops */
  troublePattern: AnswerPattern.default(''),
  /** an answer that asks to go slower */
  throttledPattern: AnswerPattern.default(''),
  /** where the client door is reached from outside: providers report there; null: nobody can call us */
  publicUrl: z
    .url({ protocol: /^https?$/ })
    .max(300)
    .refine(isSafe)
    .nullable()
    .default(null),
  /** how a provider’s call about a message reads; `by`: whose number of the message stands in `id` */
  report: z
    .object({
      by: z.enum(['ours', 'provider']),
      list: z.union([z.literal(''), Path]).default(''),
      id: Path,
      status: Path,
      ...Fates,
    })
    .nullable()
    .default(null),
  /** asking after a message, by `{{ref}}` (the provider’s number) or `{{reference}}` (ours) */
  lookup: z
    .object({ url: RequestUrl, ...Fates })
    .nullable()
    .default(null),
  /** asking the provider what is left of what was paid in; null: it does not tell */
  balance: BalanceSettings.nullable().default(null),
  /** the balance is called low below this, in its own unit; null: never */
  balanceLow: Amount.nullable().default(null),
  /** what one part takes of the balance, in its unit; null: `pricePerPart` where that unit is the forint */
  balancePerPart: Amount.nullable().default(null),
  timeoutSeconds: Count(120).default(30),
  /** price of one part in forints, for the estimate */
  pricePerPart: z.number().min(0).max(10_000).nullable().default(null),
  ...pace(2),
});
export type HttpSettings = z.output<typeof HttpSettings>;

export const gatewayKinds = ['trial', 'smtp', 'http'] as const;
export type GatewayKind = (typeof gatewayKinds)[number];

/** `resting`: tries again by itself; `paused`: waits for a person. */
export const gatewayStates = ['working', 'resting', 'paused'] as const;

export const Gateway = z.object({
  channel: z.enum(channels),
  kind: z.enum(gatewayKinds),
  settings: z.union([SmtpSettings, HttpSettings]).nullable(),
  /** Whether a password or key is kept; it is never read back. */
  secretSet: z.boolean(),
  state: z.enum(gatewayStates),
  trouble: z.enum(gatewayTroubles).nullable(),
  troubleAt: Instant.nullable(),
  restUntil: Instant.nullable(),
  /** in training the trial gateway sends, whatever is set */
  trialOnly: z.boolean(),
  /** what the provider said last of what is left; null: this gateway does not tell */
  balance: Balance.nullable(),
});
export type Gateway = z.output<typeof Gateway>;

const Secret = z.string().min(1).max(6000).nullable().optional();
const Channel = z.object({ channel: z.enum(channels) });

const SetGateway = z.discriminatedUnion('kind', [
  z.object({ channel: z.enum(channels), kind: z.literal('trial') }),
  z.object({ channel: z.literal('email'), kind: z.literal('smtp'), settings: SmtpSettings, secret: Secret }),
  z.object({ channel: z.literal('sms'), kind: z.literal('http'), settings: HttpSettings, secret: Secret }),
]);

export const gateways = {
  see: endpoint({
    method: 'GET',
    path: '/api/gateways/:channel',
    right: 'gateways:manage',
    summary: 'How messages of a channel leave, and whether they do.',
    input: Channel,
    output: Gateway,
  }),
  set: endpoint({
    method: 'PUT',
    path: '/api/gateways/:channel',
    right: 'gateways:manage',
    summary: 'Sets the gateway. `secret` is kept when left out, forgotten when null, and never read back.',
    input: SetGateway,
    output: Gateway,
  }),
  resume: endpoint({
    method: 'POST',
    path: '/api/gateways/:channel/resume',
    right: 'gateways:manage',
    summary: 'Goes on after the gateway was paused because of errors.',
    input: Channel,
    output: Gateway,
  }),
  balance: endpoint({
    method: 'POST',
    path: '/api/gateways/:channel/balance',
    right: 'gateways:manage',
    summary: 'Asks the provider what is left; within a minute of the last question, answers what it said then.',
    limit: { max: 20, seconds: 60 },
    input: Channel,
    output: Balance,
  }),
  test: endpoint({
    method: 'POST',
    path: '/api/gateways/:channel/test',
    right: 'gateways:manage',
    summary: 'Sends one message to try the gateway, and says what became of it.',
    limit: { max: 20, seconds: 60 },
    input: Channel.extend({ to: z.string().trim().min(3).max(254) }),
    output: z.object({
      outboxId: Id,
      state: z.enum(messageStates),
      reason: z.string().nullable(),
      answer: z.string().nullable(),
    }),
  }),
};
