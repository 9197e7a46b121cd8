import type XOAuth2 from 'nodemailer/lib/xoauth2';
import { OAuthSecret, type SmtpSettings } from '#contract/gateways.ts';

/** Fetches an access token by the refresh token and renews it before it ends; null where a password is used. */
export async function oauthOf({ user, oauth }: SmtpSettings, secret: string | null): Promise<XOAuth2 | null> {
  if (oauth === null) return null;
  const { clientSecret, refreshToken } = OAuthSecret.parse(JSON.parse(secret ?? '{}'));
  const { default: Tokens } = await import('nodemailer/lib/xoauth2');
  return new Tokens({
    user,
    clientId: oauth.clientId,
    clientSecret,
    refreshToken,
    accessUrl: oauth.tokenUrl,
    requestTimeout: 15_000,
    ...(oauth.scope === '' ? {} : { customParams: { scope: oauth.scope } }),
  });
}
