import { Email } from '#contract/basics.ts';
import { textOf, type CellValue, type Reading } from './cell-value.ts';

/** `Kati <kati@…>`, `mailto:`, stray blanks around the @ and punctuation at the ends go. */
const bare = (text: string): string =>
  text
    .replace(/^.*<([^<>]*)>.*$/, '$1')
    .replace(/^mailto:/i, '')
    .replace(/\s*@\s*/, '@')
    .replace(/^[\s'"(<[]+|[\s'")>\].,;:]+$/g, '');

/** The domain in lower case and in ASCII; null when it is none. */
function domainOf(text: string): string | null {
  if (/^[\w.-]+$/.test(text)) return text.toLowerCase();
  return URL.canParse(`http://${text}`) ? new URL(`http://${text}`).hostname : null;
}

function readOne(text: string): string | null {
  const [, local, domain] = /^([^@]{1,64})@([^@/?#:]+)$/.exec(bare(text)) ?? [];
  const host = domain && domainOf(domain);
  if (!local || !host) return null;
  const email = Email.safeParse(`${local}@${host}`);
  return email.success ? email.data : null;
}

/**
 * The first e-mail address of a cell: the local part as written, the domain in lower case. Anything beside it
 * that is no address makes the cell unreadable; further addresses are left out with a remark.
 */
export function readEmail(value: CellValue): Reading<string> {
  const pieces = textOf(value)
    .split(/[;,|]|\/ ?|\s(?:vagy|és)\s|(?<=\.\w+)\s+(?=\S+@)/iu)
    .filter((piece) => piece.trim() !== '');
  const read = pieces.map(readOne).filter((email) => email !== null);
  const [first] = read;
  if (first === undefined || read.length < pieces.length) return { fault: 'email_unreadable' };
  return new Set(read).size > 1 ? { value: first, remark: 'several_emails' } : { value: first };
}
