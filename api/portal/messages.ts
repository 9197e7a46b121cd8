import type { CodeKind, PortalLanguage } from '#contract/portal.ts';
import { softenSms } from '#contract/sms-soften.ts';

export type Sender = { name: string; portalName: string; helpPhone: string | null };
export type Letter = { subject: string; text: string; html: string };

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string): string => text.replace(/[&<>"]/g, (sign) => escapes[sign] ?? sign);

export const letter = (subject: string, paragraphs: readonly string[]): Letter => ({
  subject,
  text: paragraphs.join('\n\n'),
  html: paragraphs.map((paragraph) => `<p>${escaped(paragraph)}</p>`).join('\n'),
});

/** One SMS part: letters GSM lacks are softened here, for a code is not worth a second part. */
export function smsPassword(language: PortalLanguage, { portalName }: Sender, secret: string): string {
  const text = {
    hu: `${portalName}: az SMS-jelszó ${secret}. Ellenőrző kódként az utolsó 5 karakterét írja be, 10 percig érvényes. Munkatársunk soha nem kéri.`,
    en: `${portalName}: your SMS password is ${secret}. Type its last 5 characters; valid for 10 minutes. Our staff never ask for it.`,
  }[language];
  return softenSms(text, 'soft');
}

/** The last lines of a letter: where help is. */
export const help = (language: PortalLanguage, { helpPhone }: Sender): string[] => {
  if (helpPhone === null) return [];
  return [language === 'hu' ? `Segítség telefonon: ${helpPhone}` : `Help by telephone: ${helpPhone}`];
};

export function activationCode(language: PortalLanguage, sender: Sender, secret: string): Letter {
  const { portalName, name } = sender;
  if (language === 'en')
    return letter(`${portalName}: activation code`, [
      'Dear Client,',
      `Your activation code is ${secret}`,
      `When you have set your password, log in to ${portalName} and type the last 5 characters of this code. It is valid for 5 days.`,
      'Our staff never ask for your password or code. If you did not ask for this letter, you need not do anything.',
      ...help(language, sender),
      name,
    ]);
  return letter(`${portalName}: aktiváló kód`, [
    'Tisztelt Ügyfelünk!',
    `Az aktiváló kódja: ${secret}`,
    `A jelszó megadása után lépjen be ide: ${portalName}, és írja be a kód utolsó 5 karakterét. A kód 5 napig érvényes.`,
    'Jelszót, kódot munkatársunk soha nem kér. Ha nem Ön kérte ezt a levelet, nincs teendője.',
    ...help(language, sender),
    name,
  ]);
}

export function passwordLink(language: PortalLanguage, sender: Sender, link: string): Letter {
  const { portalName, name } = sender;
  if (language === 'en')
    return letter(`${portalName}: new password`, [
      'Dear Client,',
      'You can set a new password here. The link works once, within 60 minutes:',
      link,
      'If you did not ask for it, you need not do anything; your password stays as it is.',
      ...help(language, sender),
      name,
    ]);
  return letter(`${portalName}: új jelszó`, [
    'Tisztelt Ügyfelünk!',
    'Itt adhat meg új jelszót. A hivatkozás egyszer, 60 percen belül használható:',
    link,
    'Ha nem Ön kérte, nincs teendője; a jelszava változatlan marad.',
    ...help(language, sender),
    name,
  ]);
}

/** K15 for those who cannot see the picture. */
export function securityCode(language: PortalLanguage, sender: Sender, text: string): Letter {
  const { portalName, name } = sender;
  if (language === 'en')
    return letter(`${portalName}: security code`, [
      'Dear Client,',
      `The security code for your log-in: ${text}`,
      'It is good for one try, within 10 minutes. Our staff never ask for it.',
      'If you did not ask for it, somebody else may be trying to log in with your address; your password stays as it is.',
      ...help(language, sender),
      name,
    ]);
  return letter(`${portalName}: biztonsági kód`, [
    'Tisztelt Ügyfelünk!',
    `A bejelentkezéshez kért biztonsági kód: ${text}`,
    'Egy próbálkozásra jó, 10 percig. Munkatársunk soha nem kéri.',
    'Ha nem Ön kérte, lehet, hogy más próbál belépni az Ön címével; a jelszava változatlan marad.',
    ...help(language, sender),
    name,
  ]);
}

export function passwordChanged(language: PortalLanguage, sender: Sender): Letter {
  const { portalName, name } = sender;
  if (language === 'en')
    return letter(`${portalName}: your password has changed`, [
      'Dear Client,',
      'The password of your log-in has been changed and every session has ended. If it was not you, call us at once.',
      ...help(language, sender),
      name,
    ]);
  return letter(`${portalName}: megváltozott a jelszava`, [
    'Tisztelt Ügyfelünk!',
    'A belépési jelszava megváltozott, minden munkamenete véget ért. Ha nem Ön tette, azonnal hívjon minket.',
    ...help(language, sender),
    name,
  ]);
}

/** What carries the secret to the client. */
export const codeMessage = (
  kind: CodeKind,
  { language, sender, secret }: { language: PortalLanguage; sender: Sender; secret: string },
): { subject: string; text: string; html: string | null } =>
  kind === 'sms'
    ? { subject: '', text: smsPassword(language, sender, secret), html: null }
    : activationCode(language, sender, secret);

/** To the former address, which opens nothing from here on. */
export function emailChanged(language: PortalLanguage, sender: Sender): Letter {
  const { portalName, name } = sender;
  if (language === 'en')
    return letter(`${portalName}: your user name has changed`, [
      'Dear Client,',
      'From now on you log in with another e-mail address. If it was not you, call us at once.',
      ...help(language, sender),
      name,
    ]);
  return letter(`${portalName}: megváltozott a felhasználóneve`, [
    'Tisztelt Ügyfelünk!',
    'Mostantól másik e-mail-címmel lép be. Ha nem Ön kérte, azonnal hívjon minket.',
    ...help(language, sender),
    name,
  ]);
}
