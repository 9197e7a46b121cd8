import type { HttpSettings } from '#contract/gateways.ts';
import type { BalanceSettings } from '#contract/sms-balance.ts';
import type { SmsRequestField } from '#contract/sms-request.ts';
import { measureSms } from '#contract/sms-text.ts';
import type { Outgoing } from './gateways/gateway.ts';

export type SmsRequest = { url: string; headers: Record<string, string>; body: string | null };

const contentTypes: Record<HttpSettings['bodyKind'], string | null> = {
  none: null,
  form: 'application/x-www-form-urlencoded; charset=utf-8',
  json: 'application/json; charset=utf-8',
  text: 'text/plain; charset=utf-8',
};

const asIs = (value: string): string => value;
/** Inside the quotes of a JSON text. */
const inJson = (value: string): string => JSON.stringify(value).slice(1, -1);
/** A header is one line of plain characters whatever a value holds. */
const inHeader = (value: string): string => value.replace(/[^\u0020-\u007e]/g, '?');

const encoders: Record<HttpSettings['bodyKind'], (value: string) => string> = {
  none: asIs,
  form: encodeURIComponent,
  json: inJson,
  text: asIs,
};

type Values = Record<SmsRequestField, string>;

function valuesOf(message: Outgoing, settings: HttpSettings, secret: string): Values {
  const wide = measureSms(message.text).alphabet === 'ucs2';
  return {
    to: message.to,
    number: message.to.replace(/^\+/, ''),
    text: message.text,
    sender: settings.sender,
    reference: String(message.id),
    user: settings.user,
    secret,
    basic: Buffer.from(`${settings.user}:${secret}`).toString('base64'),
    // Kannel’s sendsms: 0 GSM-7, 2 UCS-2.
    coding: wide ? '2' : '0',
    unicode: String(wide),
    alphabet: wide ? 'unicode' : 'text',
    reportUrl: reportUrl(message, settings),
    ref: '',
  };
}

const filled = (pattern: string, values: Values, encode: (value: string) => string): string =>
  pattern.replace(/\{\{\s*(\w+)\s*\}\}/g, (whole, name: string) =>
    Object.hasOwn(values, name) ? encode(values[name as SmsRequestField]) : whole,
  );

const reportUrl = ({ reportPath }: Outgoing, { publicUrl }: HttpSettings): string =>
  publicUrl === null ? '' : publicUrl.replace(/\/+$/, '') + reportPath;

/** Where nobody can call us, the value that would say where is left out whole. */
const withoutReport = (pattern: string): string =>
  pattern
    .replace(/[&?][\w-]+=\{\{\s*reportUrl\s*\}\}[^&]*/g, '')
    .replace(/,?\s*"[\w-]+"\s*:\s*"\{\{\s*reportUrl\s*\}\}"/g, '');

/** What a question about a message, or about no message, may be filled with. */
function asking({ user }: HttpSettings, secret: string | null, about: Partial<Values> = {}): Values {
  const basic = Buffer.from(`${user}:${secret ?? ''}`).toString('base64');
  const none = { to: '', number: '', text: '', sender: '', coding: '', unicode: '', alphabet: '', reportUrl: '' };
  return { ...none, reference: '', ref: '', user, secret: secret ?? '', basic, ...about };
}

const headersOf = (headers: HttpSettings['headers'], values: Values): Record<string, string> =>
  Object.fromEntries(headers.map(({ name, value }) => [name, filled(value, values, inHeader)]));

/** The question after one message; its values stand in the address and the headers like those of a request. */
export function filledFor(
  settings: HttpSettings,
  secret: string | null,
  { url, id, ref }: { url: string; id: number; ref: string },
): { address: string; headers: Record<string, string> } {
  const values = asking(settings, secret, { reference: String(id), ref });
  return { address: filled(url, values, encodeURIComponent), headers: headersOf(settings.headers, values) };
}

/** The question what is left; null where the address is none. A path is on the server that takes the messages. */
export function fillBalance(settings: HttpSettings, secret: string | null, asked: BalanceSettings): SmsRequest | null {
  const values = asking(settings, secret);
  const address = (pattern: string): string => filled(pattern, values, encodeURIComponent);
  // Put together as text: resolved, a path that begins with two strokes would lead to another server.
  const server = asked.url.startsWith('/') ? (URL.parse(address(settings.url))?.origin ?? '') : '';
  const url = URL.parse(server + address(asked.url));
  const contentType = contentTypes[asked.bodyKind];
  return (
    url && {
      url: url.href,
      headers: {
        ...(contentType === null ? {} : { 'content-type': contentType }),
        ...headersOf([...settings.headers, ...asked.headers], values),
      },
      body: asked.bodyKind === 'none' ? null : filled(asked.body, values, encoders[asked.bodyKind]),
    }
  );
}

/** The request for one message; each value is written the way its place needs it. */
export function fillRequest(message: Outgoing, settings: HttpSettings, secret: string | null): SmsRequest {
  const values = valuesOf(message, settings, secret ?? '');
  const contentType = contentTypes[settings.bodyKind];
  const told = (pattern: string): string => (values.reportUrl === '' ? withoutReport(pattern) : pattern);
  return {
    url: filled(told(settings.url), values, encodeURIComponent),
    headers: {
      ...(contentType === null ? {} : { 'content-type': contentType }),
      ...headersOf(settings.headers, values),
    },
    body: settings.bodyKind === 'none' ? null : filled(told(settings.body), values, encoders[settings.bodyKind]),
  };
}
