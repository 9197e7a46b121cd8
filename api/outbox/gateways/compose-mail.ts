import MailComposer from 'nodemailer/lib/mail-composer';
import type { SmtpSettings } from '#contract/gateways.ts';
import type { Outgoing } from './gateway.ts';

/** The bytes of an e-mail, made once: composing again would give others (sending.md §2.1). Always with a text part. */
export async function composeMail(message: Outgoing, settings: SmtpSettings): Promise<Buffer> {
  const mail = new MailComposer({
    from: { name: settings.fromName, address: settings.from },
    to: { name: '', address: message.to },
    ...(settings.replyTo === null ? {} : { replyTo: settings.replyTo }),
    subject: message.subject,
    text: message.text,
    ...(message.html === null ? {} : { html: message.html }),
    ...(message.messageId === null ? {} : { messageId: message.messageId }),
    date: new Date(),
    // Out-of-office notes and other robots stay away (RFC 3834).
    headers: { 'Auto-Submitted': 'auto-generated' },
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return mail.compile().build();
}
