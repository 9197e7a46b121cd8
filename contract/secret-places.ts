import type { z } from 'zod';
import type { HttpSettings, SmtpSettings } from './gateways.ts';

type Mail = Pick<z.input<typeof SmtpSettings>, 'host' | 'oauth'>;
type Sms = Pick<z.input<typeof HttpSettings>, 'url' | 'lookup' | 'balance' | 'user'>;

const serverOf = (address: string): string => (URL.canParse(address) ? new URL(address).origin : address);

function places(settings: Mail | Sms): string[] {
  if ('host' in settings)
    return [settings.host.toLowerCase(), ...(settings.oauth ? [serverOf(settings.oauth.tokenUrl)] : [])];
  // Any word may stand for a part of the address; only that of the user is the same for every message.
  const filled = (url: string): string =>
    serverOf(url.replace(/\{\{\s*(\w+)\s*\}\}/g, (_, word) => (word === 'user' ? (settings.user ?? '') : '1')));
  // A path is on the server of the request.
  const asked = [settings.lookup?.url, settings.balance?.url].filter(
    (url) => url !== undefined && !url.startsWith('/'),
  );
  return [settings.url, ...asked.map(String)].map(filled);
}

/** Whether a secret kept for the first settings would travel to a server it never went to: it is asked for again. */
export const secretMoves = (before: Mail | Sms, after: Mail | Sms): boolean =>
  !new Set(places(after)).isSubsetOf(new Set(places(before)));
