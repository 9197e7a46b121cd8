import type { z } from 'zod';
import { type OAuthSecret, SmtpSettings } from '#contract/gateways.ts';
import { secretMoves } from '#contract/secret-places.ts';
import { typedCount } from '../typed-numbers.ts';

const shape = SmtpSettings.shape;
export const securities = ['starttls', 'tls', 'none'] as const;

/** How the mailbox is entered. */
export const logIns = ['password', 'oauth'] as const;

export const fieldsOf = (settings: SmtpSettings | null) => ({
  host: settings?.host ?? '',
  port: String(settings?.port ?? 587),
  security: settings?.security ?? 'starttls',
  logIn: settings?.oauth ? 'oauth' : 'password',
  user: settings?.user ?? '',
  secret: '',
  tokenUrl: settings?.oauth?.tokenUrl ?? '',
  clientId: settings?.oauth?.clientId ?? '',
  scope: settings?.oauth?.scope ?? '',
  clientSecret: '',
  refreshToken: '',
  from: settings?.from ?? '',
  fromName: settings?.fromName ?? '',
  replyTo: settings?.replyTo ?? '',
  bounceAddress: settings?.bounceAddress ?? '',
  publicUrl: settings?.publicUrl ?? '',
  connections: String(settings?.connections ?? 5),
  perSecond: String(settings?.perSecond ?? ''),
  perHour: String(settings?.perHour ?? ''),
  perDomainMinute: String(settings?.perDomainMinute ?? ''),
});
export type SmtpFields = Record<keyof ReturnType<typeof fieldsOf>, string>;

/** What a known provider fixes; the rest stays as typed. */
export const mailPresets = {
  microsoft: {
    host: 'smtp.office365.com',
    port: '587',
    security: 'starttls',
    logIn: 'oauth',
    tokenUrl: 'https://login.microsoftonline.com/common/oauth2/v2.0/token',
    scope: 'https://outlook.office.com/SMTP.Send offline_access',
  },
  google: {
    host: 'smtp.gmail.com',
    port: '465',
    security: 'tls',
    logIn: 'oauth',
    tokenUrl: 'https://oauth2.googleapis.com/token',
    scope: '',
  },
} as const satisfies Record<string, Partial<SmtpFields>>;
export type MailPreset = keyof typeof mailPresets;

export function settingsOf(typed: SmtpFields): z.input<typeof SmtpSettings> {
  const { host, user, from, fromName, tokenUrl, clientId, scope } = typed;
  const orNull = (text: string): string | null => (text.trim() === '' ? null : text.trim());
  return {
    host,
    port: Number(typed.port),
    security: securities.find((each) => each === typed.security) ?? 'starttls',
    user,
    from,
    fromName,
    replyTo: orNull(typed.replyTo),
    bounceAddress: orNull(typed.bounceAddress),
    publicUrl: orNull(typed.publicUrl),
    oauth: typed.logIn === 'oauth' ? { tokenUrl, clientId, scope } : null,
    connections: Number(typed.connections),
    perSecond: typedCount(typed.perSecond, 1000) ?? null,
    perHour: typedCount(typed.perHour, 1_000_000) ?? null,
    perDomainMinute: typedCount(typed.perDomainMinute, 100_000) ?? null,
  };
}

export type SecretChange = { secret?: string | null };

/** What becomes of the kept secret: replaced by what was typed, forgotten where it was for another way in, else kept. */
export function secretOf(
  { logIn, secret, clientSecret, refreshToken }: SmtpFields,
  first: SmtpSettings | null,
): SecretChange {
  if (logIn === 'oauth' && refreshToken !== '')
    return { secret: JSON.stringify({ clientSecret, refreshToken } satisfies z.input<typeof OAuthSecret>) };
  if (logIn === 'password' && secret !== '') return { secret };
  return (first?.oauth ? 'oauth' : 'password') === logIn ? {} : { secret: null };
}

type Word = { required: string; number: string; email: string; value: string; again: string };

/** What is wrong with each field, in the words given. */
export function smtpFaults(
  typed: SmtpFields,
  { first, secretSet, words }: { first: SmtpSettings | null; secretSet: boolean; words: Word },
): Partial<Record<keyof SmtpFields, string | undefined>> {
  const email = (name: 'from' | 'replyTo' | 'bounceAddress') =>
    shape[name].safeParse(typed[name]).success ? undefined : words.email;
  const optionalEmail = (name: 'replyTo' | 'bounceAddress') => (typed[name] === '' ? undefined : email(name));
  const count = (typedText: string, most: number) =>
    typedCount(typedText, most) === undefined ? words.number : undefined;
  const needed = (text: string) => (text.trim() === '' ? words.required : undefined);
  const keeps = secretSet && first !== null && secretOf(typed, first).secret === undefined;
  const moves = keeps && secretMoves(first, settingsOf(typed));
  const tokenKept = secretSet && !moves && (first?.oauth ?? null) !== null;
  const oauth = { tokenUrl: typed.tokenUrl, clientId: 'x', scope: '' };
  return {
    host: needed(typed.host),
    port: typedCount(typed.port, 65_535) ? undefined : words.number,
    from: email('from'),
    replyTo: optionalEmail('replyTo'),
    bounceAddress: optionalEmail('bounceAddress'),
    publicUrl: typed.publicUrl === '' || shape.publicUrl.safeParse(typed.publicUrl).success ? undefined : words.value,
    connections: typedCount(typed.connections, 20) ? undefined : words.number,
    perSecond: count(typed.perSecond, 1000),
    perHour: count(typed.perHour, 1_000_000),
    perDomainMinute: count(typed.perDomainMinute, 100_000),
    secret: moves && typed.logIn === 'password' && typed.secret === '' ? words.again : undefined,
    ...(typed.logIn === 'oauth' && {
      user: needed(typed.user),
      tokenUrl: shape.oauth.safeParse(oauth).success ? undefined : words.value,
      clientId: needed(typed.clientId),
      // Half a secret cannot be joined with the half that is kept.
      refreshToken:
        typed.refreshToken === '' && (!tokenKept || typed.clientSecret !== '')
          ? words[moves ? 'again' : 'required']
          : undefined,
    }),
  };
}
