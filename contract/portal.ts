import { z } from 'zod';
import { Id, Instant, Nothing, Rows } from './basics.ts';
import { endpoint, type Limit } from './endpoint.ts';
import { Colours } from './settings.ts';

/** What to call next, as the part of the address after `/portal/api/` (or after the registration). */
export const nextCalls = [
  'sms-code',
  'email',
  'declarations',
  'password',
  'finish',
  'session',
  'session/confirm',
  'me',
  'email/confirm',
] as const;
export type NextCall = (typeof nextCalls)[number];

export const portalLanguages = ['hu', 'en'] as const;
export type PortalLanguage = (typeof portalLanguages)[number];
const Language = z.enum(portalLanguages).default('hu');

/** The two secrets a client receives; of each only the last five characters are ever typed. */
export const codeKinds = ['sms', 'email'] as const;
export type CodeKind = (typeof codeKinds)[number];

/** What became of the message that carries a code, in a client's words. */
export const deliveries = ['on_the_way', 'sent', 'failed'] as const;
export type Delivery = (typeof deliveries)[number];

/** Bearer of one registration: 256 random bits, known to the client's page only. */
const RegistrationId = z.string().regex(/^[A-Za-z0-9_-]{43}$/);
const Typed = (max: number) => z.string().max(max);
const Password = Typed(128);

export const NextCallAnswer = z.object({ next: z.enum(nextCalls) });
const Next = NextCallAnswer;
const onRegistration = { id: RegistrationId };

/** Where the code a client waits for stands; the code itself is nowhere. */
export const CodeState = z.object({
  kind: z.enum(codeKinds),
  sentAt: Instant,
  expiresAt: Instant,
  triesLeft: z.number().int(),
  delivery: z.enum(deliveries),
  /** in whole seconds, so that a page needs no clock of its own */
  expiresIn: z.number().int(),
  resendIn: z.number().int(),
});
export type CodeState = z.output<typeof CodeState>;

/** What a security code by letter is asked with, and answered; each portal has its own. */
export const SecurityLetter = {
  input: z.object({ username: Typed(320), language: Language }),
  output: z.object({ id: z.string() }),
};

/** A security code as it was copied. */
export const SecurityCode = z.object({ id: Typed(200), text: Typed(40) }).optional();

const usual: Limit = { max: 120, seconds: 60 };
const sending: Limit = { max: 60, seconds: 60 };

const step = <I extends z.ZodRawShape>(name: string, summary: string, input: I, limit = usual) =>
  endpoint({
    method: 'POST',
    path: `/portal/api/registrations/:id/${name}`,
    right: 'client',
    summary,
    limit,
    input: z.object({ ...onRegistration, ...input }),
    output: Next,
  });

/** Input that says nothing: the shape is empty, a body of `{}` or none is fine. */
const none = {};

export const portal = {
  insurer: endpoint({
    method: 'GET',
    path: '/portal/api/insurer',
    right: 'client',
    summary: 'Whose portal this is: name, colours, telephone of the help desk.',
    limit: { max: 120, seconds: 60 },
    input: Nothing,
    output: z.object({
      name: z.string(),
      portalName: z.string(),
      mailboxName: z.string(),
      colours: Colours,
      helpPhone: z.string().nullable(),
      /** when the picture was set last; null: there is none */
      logo: Instant.nullable(),
      training: z.boolean(),
    }),
  }),
  logo: endpoint({
    method: 'GET',
    path: '/portal/api/insurer/logo',
    right: 'client',
    summary: 'The picture of whose portal this is.',
    limit: { max: 120, seconds: 60 },
    input: z.object({ at: Typed(40).optional() }),
    output: z.unknown(),
    answer: 'file',
  }),
  start: endpoint({
    method: 'POST',
    path: '/portal/api/registrations',
    right: 'client',
    summary:
      'Step 1: account number and the mobile given with the contract; sends the SMS password. `attach` adds the account to the login of this session.',
    limit: sending,
    input: z.object({
      accountNumber: Typed(60),
      mobile: Typed(40),
      language: Language,
      attach: z.boolean().default(false),
      /** the ticket of a mailbox whose owner registers here (K19) */
      upgrade: Typed(100).optional(),
    }),
    output: Next.extend({ id: RegistrationId }),
    status: 201,
  }),
  state: endpoint({
    method: 'GET',
    path: '/portal/api/registrations/:id',
    right: 'client',
    summary: 'Where a registration stands, so that a reloaded page goes on.',
    limit: { max: 240, seconds: 60 },
    input: z.object(onRegistration),
    output: Next.extend({ mobileEnd: z.string(), email: z.string().nullable(), code: CodeState.nullable() }),
  }),
  smsCode: step('sms-code', 'Step 3: the last five characters of the SMS password.', { code: Typed(60) }),
  smsResend: step('sms-resend', 'Another SMS password; the former one is void.', none, sending),
  email: step(
    'email',
    'Step 4: the e-mail address, later the user name; sends the activation code.',
    { email: Typed(320) },
    sending,
  ),
  emailResend: step('email-resend', 'Another activation code; the former one is void.', none, sending),
  declarations: step('declarations', 'Step 5: the declarations accepted, by id.', { accepted: z.array(Id).max(50) }),
  password: step('password', 'Step 6: a password of one’s own, twice.', {
    password: Password,
    passwordAgain: Password,
  }),
  finish: step('finish', 'Step 7: done; the client signs in next.', none),
  declarationTexts: endpoint({
    method: 'GET',
    path: '/portal/api/declarations',
    right: 'client',
    summary: 'The texts to accept, with id and version.',
    limit: { max: 120, seconds: 60 },
    input: z.object({ language: Language }),
    output: Rows(
      z.object({
        id: Id,
        name: z.string(),
        version: z.number().int(),
        mandatory: z.boolean(),
        title: z.string(),
        text: z.string(),
      }),
    ),
  }),
  securityCode: endpoint({
    method: 'GET',
    path: '/portal/api/security-code',
    right: 'client',
    summary:
      'A text to copy from a picture, asked for after three failed tries of a password. Good once, for ten minutes, from where it was fetched.',
    limit: { max: 60, seconds: 60 },
    input: Nothing,
    output: z.object({ id: z.string(), image: z.string() }),
  }),
  securityLetter: endpoint({
    method: 'POST',
    path: '/portal/api/security-code/letter',
    right: 'client',
    summary:
      'The same for those who cannot see a picture: the text goes to the address of the log-in. Always the same answer; nothing is sent while no security code is needed.',
    limit: sending,
    ...SecurityLetter,
  }),
  signIn: endpoint({
    method: 'POST',
    path: '/portal/api/session',
    right: 'client',
    summary: 'Step 8: logs in; until the activation code is confirmed the session can do nothing else.',
    limit: { max: 60, seconds: 60 },
    input: z.object({
      username: Typed(320),
      password: Password,
      securityCode: SecurityCode,
    }),
    output: Next,
  }),
  confirm: endpoint({
    method: 'POST',
    path: '/portal/api/session/confirm',
    right: 'client',
    summary: 'Step 9: the last five characters of the e-mailed activation code; the client is registered.',
    limit: usual,
    input: z.object({ code: Typed(60) }),
    output: Next,
  }),
  confirmResend: endpoint({
    method: 'POST',
    path: '/portal/api/session/resend',
    right: 'client',
    summary: 'Another activation code for a client who has logged in but not confirmed.',
    limit: sending,
    input: Nothing,
    output: Next,
  }),
  signOut: endpoint({
    method: 'DELETE',
    path: '/portal/api/session',
    right: 'client',
    summary: 'Ends the session.',
    limit: usual,
    input: Nothing,
    output: Nothing,
  }),
  me: endpoint({
    method: 'GET',
    path: '/portal/api/me',
    right: 'client',
    summary: 'Who is logged in and which accounts belong to the login; before confirmation only where the code stands.',
    limit: { max: 240, seconds: 60 },
    input: Nothing,
    output: z.object({
      username: z.string(),
      active: z.boolean(),
      code: CodeState.nullable(),
      accounts: z.array(
        z.object({ accountNumber: z.string(), holderName: z.string(), registeredAt: Instant.nullable() }),
      ),
    }),
  }),
  forgotPassword: endpoint({
    method: 'POST',
    path: '/portal/api/password/forgot',
    right: 'client',
    summary: 'Mails a link for a new password; always the same answer.',
    limit: sending,
    input: z.object({ username: Typed(320), language: Language }),
    output: Nothing,
  }),
  resetPassword: endpoint({
    method: 'POST',
    path: '/portal/api/password/reset',
    right: 'client',
    summary: 'Sets a new password with the mailed link; unlocks the login and ends its sessions.',
    limit: sending,
    input: z.object({ token: Typed(100), password: Password, passwordAgain: Password }),
    output: Next,
  }),
};
