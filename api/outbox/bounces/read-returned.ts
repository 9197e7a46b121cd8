import PostalMime, { type Attachment, type Email } from 'postal-mime';

/** What a letter in the bounce mailbox says, and of which message. */
export type Returned =
  | { kind: 'report'; action: string; status: string | null; names: Names }
  | { kind: 'complaint'; names: Names }
  | { kind: 'unsubscribe'; names: Names }
  | { kind: 'other' };

/** Whatever names the message: our token, or the Message-ID it went under. */
export type Names = { token: string | null; messageId: string | null };

const TOKEN = /\b(\d{1,15}\.[0-9a-f]{12})\b/i;

const textOf = ({ content }: Attachment): string =>
  typeof content === 'string' ? content : new TextDecoder().decode(content);

const part = (letter: Email, type: string): string | null => {
  const found = letter.attachments.find(({ mimeType }) => mimeType.toLowerCase() === type);
  return found ? textOf(found) : null;
};

/** Folded fields of a block, by name; the last group of a report is that of the recipient. */
function fieldsIn(text: string): Map<string, string> {
  const unfolded = text.replace(/\r\n/g, '\n').replace(/\n[ \t]+/g, ' ');
  return new Map(
    unfolded.split('\n').flatMap((line): [string, string][] => {
      const at = line.indexOf(':');
      return at > 0 ? [[line.slice(0, at).trim().toLowerCase(), line.slice(at + 1).trim()]] : [];
    }),
  );
}

const header = (letter: Email, name: string): string => letter.headers.find(({ key }) => key === name)?.value ?? '';

/** VERP address, envelope id, original Message-ID, in this order: the first is surest (sending.md §2.3). */
function namesOf(letter: Email, report: ReadonlyMap<string, string>): Names {
  const addressed = ['to', 'delivered-to', 'x-original-to', 'x-failed-recipients', 'envelope-to']
    .map((name) => header(letter, name))
    .join(' ');
  const original = part(letter, 'message/rfc822') ?? part(letter, 'text/rfc822-headers') ?? letter.text ?? '';
  const token =
    /\+(\d{1,15}\.[0-9a-f]{12})@/i.exec(addressed)?.[1] ?? TOKEN.exec(report.get('original-envelope-id') ?? '')?.[1];
  const messageId = /^message-id:\s*(<[^>\s]+>)/im.exec(original)?.[1] ?? /<ob\.[^>\s]+>/.exec(original)?.[0];
  return { token: token ?? null, messageId: messageId ?? null };
}

/** Understands RFC 3464 reports, ARF complaints and unsubscribing by letter; anything else is for people. */
export async function readReturned(raw: Buffer): Promise<Returned> {
  const letter = await PostalMime.parse(raw);
  const report = part(letter, 'message/delivery-status');
  if (report !== null) {
    const fields = fieldsIn(report);
    const status = /\d\.\d{1,3}\.\d{1,3}/.exec(fields.get('status') ?? fields.get('diagnostic-code') ?? '')?.[0];
    const action = (fields.get('action') ?? '').toLowerCase().split(/[\s;(]/)[0] ?? '';
    return { kind: 'report', action, status: status ?? null, names: namesOf(letter, fields) };
  }
  const complaint = part(letter, 'message/feedback-report');
  if (complaint !== null) return { kind: 'complaint', names: namesOf(letter, fieldsIn(complaint)) };
  const asked = /unsubscribe\s+(\d{1,15}\.[0-9a-f]{12})/i.exec(letter.subject ?? '')?.[1];
  if (asked !== undefined) return { kind: 'unsubscribe', names: { token: asked, messageId: null } };
  return { kind: 'other' };
}
