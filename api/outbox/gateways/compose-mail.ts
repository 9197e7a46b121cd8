import { hash } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import type { SmtpSettings } from '#contract/gateways.ts';
import type { Dkim, Outgoing } from './gateway.ts';

export type MailSettings = Pick<SmtpSettings, 'from' | 'fromName' | 'replyTo' | 'bounceAddress' | 'publicUrl'>;

/** All of a message but the keys letters are signed with. */
type Plain = Omit<Outgoing, 'dkimOf'>;

/** In whose name a message goes. */
export const senderOf = (message: Pick<Outgoing, 'sender'>, { from, fromName, replyTo }: MailSettings) =>
  message.sender ?? { address: from, name: fromName, replyTo };

/** `bounce@iroda.hu` with a token becomes `bounce+TOKEN@iroda.hu`, so that a bounce tells of which message it is. */
export const withTag = (address: string, tag: string): string => address.replace(/@(?=[^@]*$)/, `+${tag}@`);

/**
 * How to be left alone (RFC 2369); by one click (RFC 8058) only where the letter is signed and the pages of the
 * clients can be reached from outside.
 */
function unsubscribing(message: Plain, settings: MailSettings, signed: boolean): Record<string, string> {
  if (!message.bulk) return {};
  const { address, replyTo } = senderOf(message, settings);
  const mailto = `<mailto:${settings.bounceAddress ?? replyTo ?? address}?subject=unsubscribe%20${message.token}>`;
  if (settings.publicUrl === null) return { 'List-Unsubscribe': mailto };
  const link = `<${settings.publicUrl.replace(/\/+$/, '')}/portal/api/unsubscribe/${message.token}>`;
  return {
    'List-Unsubscribe': `${link}, ${mailto}`,
    ...(signed ? { 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' } : {}),
  };
}

/**
 * By which a receiver counts complaints (Gmail’s Feedback-ID): campaign, stream, and who signs, always in the same
 * few letters. Nothing in it tells of the recipient.
 */
function counted({ bulk, campaignId }: Plain, dkim: Dkim | null): Record<string, string> {
  if (!bulk || dkim === null) return {};
  const sender = hash('sha256', dkim.domain).slice(0, 12);
  return { 'Feedback-ID': `${campaignId ?? ''}:reminder::${sender}` };
}

/** Nodemailer’s own list leaves out the fields receivers want signed for one-click unsubscribing. */
const signedFields = [
  'from',
  'to',
  'reply-to',
  'subject',
  'date',
  'message-id',
  'mime-version',
  'content-type',
  'content-transfer-encoding',
  'auto-submitted',
  'feedback-id',
  'list-unsubscribe',
  'list-unsubscribe-post',
].join(':');

async function signed(bytes: Buffer, { domain, selector, key }: Dkim): Promise<Buffer> {
  const { default: DKIM } = await import('nodemailer/lib/dkim');
  return buffer(
    new DKIM({ domainName: domain, keySelector: selector, privateKey: key, headerFieldNames: signedFields }).sign(
      bytes,
    ),
  );
}

/** The bytes of an e-mail (all of them ASCII), made once: composing again would give others (sending.md §2.1). Always with a text part. */
export async function composeMail(
  message: Plain,
  { settings, dkim }: { settings: MailSettings; dkim: Dkim | null },
): Promise<string> {
  const sender = senderOf(message, settings);
  const { default: MailComposer } = await import('nodemailer/lib/mail-composer');
  const mail = new MailComposer({
    from: { name: sender.name, address: sender.address },
    to: { name: '', address: message.to },
    ...(sender.replyTo === null ? {} : { replyTo: sender.replyTo }),
    subject: message.subject,
    text: message.text,
    ...(message.html === null ? {} : { html: message.html }),
    ...(message.attachments.length === 0 ? {} : { attachments: [...message.attachments] }),
    ...(message.messageId === null ? {} : { messageId: message.messageId }),
    date: new Date(),
    // Out-of-office notes and other robots stay away (RFC 3834).
    headers: {
      'Auto-Submitted': 'auto-generated',
      ...unsubscribing(message, settings, dkim !== null),
      ...counted(message, dkim),
    },
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const bytes = await mail.compile().build();
  return (dkim === null ? bytes : await signed(bytes, dkim)).toString();
}
