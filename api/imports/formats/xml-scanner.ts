import { KapocsError } from '#contract/errors.ts';

/** What a scanner reports. Names come without namespace prefix; `attributes` is read with `attribute()`. */
export interface XmlHandlers {
  open(name: string, attributes: string): void;
  close(name: string): void;
  /** Decoded text; one run may come in several calls. */
  text(text: string): void;
}

export interface XmlScanner {
  push(chunk: string): void;
  /** Call at the end of the document: FILE_CUT_OFF when something is still open. */
  end(): void;
}

type Skipping = 'comment' | 'instruction' | 'cdata';
const terminators: Record<Skipping, string> = { comment: '-->', instruction: '?>', cdata: ']]>' };
const longestTag = 1024 * 1024;
const longestEntity = 12;
const deepest = 200;

/**
 * Scans XML in pieces, holding back at most one unfinished tag, so memory does not grow with the document and reading
 * waits for whoever takes the rows. Document types and entities of one's own are refused (FILE_ENTITIES) rather than
 * skipped: no list needs them.
 */
export function xmlScanner(handlers: XmlHandlers): XmlScanner {
  let rest = '';
  let skipping: Skipping | null = null;
  let depth = 0;

  /** Handles a comment, instruction or CDATA section; returns where to go on, or -1 when more text is needed. */
  function skip(text: string, from: number, kind: Skipping): number {
    const terminator = terminators[kind];
    const end = text.indexOf(terminator, from);
    const until = end === -1 ? Math.max(from, text.length - terminator.length + 1) : end;
    if (kind === 'cdata' && until > from) handlers.text(text.slice(from, until));
    if (end === -1) {
      skipping = kind;
      rest = text.slice(until);
      return -1;
    }
    skipping = null;
    return end + terminator.length;
  }

  function beginSpecial(text: string, at: number): number {
    if (text.startsWith('<?', at)) return skip(text, at + 2, 'instruction');
    if (text.startsWith('<!--', at)) return skip(text, at + 4, 'comment');
    if (text.startsWith('<![CDATA[', at)) return skip(text, at + 9, 'cdata');
    if ('<![CDATA['.startsWith(text.slice(at)) || '<!--'.startsWith(text.slice(at))) {
      rest = text.slice(at);
      return -1;
    }
    throw new KapocsError(/^<![A-Z]/.test(text.slice(at, at + 3)) ? 'FILE_ENTITIES' : 'FILE_DAMAGED');
  }

  function tag(text: string, at: number): number {
    const end = tagEnd(text, at + 1);
    if (end === -1) {
      rest = text.slice(at);
      if (rest.length > longestTag) throw new KapocsError('FILE_DAMAGED', { reason: 'tag too long' });
      return -1;
    }
    if (text.charCodeAt(at + 1) === slash) {
      depth -= 1;
      if (depth < 0) throw new KapocsError('FILE_DAMAGED', { reason: 'tags do not match' });
      handlers.close(localName(text, at + 2, nameEnd(text, at + 2, end)));
      return end + 1;
    }
    const selfClosing = text.charCodeAt(end - 1) === slash;
    const afterName = nameEnd(text, at + 1, selfClosing ? end - 1 : end);
    const name = localName(text, at + 1, afterName);
    handlers.open(name, text.slice(afterName, selfClosing ? end - 1 : end));
    if (selfClosing) handlers.close(name);
    else if ((depth += 1) > deepest) throw new KapocsError('FILE_BOMB', { reason: 'nested too deep' });
    return end + 1;
  }

  /** Text that may go on in the next piece: an entity just begun is held back. */
  function openText(text: string, from: number): void {
    const ampersand = text.lastIndexOf('&');
    const cut = ampersand >= from && !text.includes(';', ampersand) ? ampersand : text.length;
    if (text.length - cut > longestEntity) throw new KapocsError('FILE_DAMAGED', { reason: 'entity too long' });
    if (cut > from) handlers.text(decodeEntities(text.slice(from, cut)));
    rest = text.slice(cut);
  }

  return {
    push(chunk) {
      const text = rest + chunk;
      rest = '';
      let at = skipping === null ? 0 : skip(text, 0, skipping);
      while (at !== -1 && at < text.length) {
        const less = text.indexOf('<', at);
        if (less === -1) {
          openText(text, at);
          return;
        }
        if (less > at) handlers.text(decodeEntities(text.slice(at, less)));
        const next = text.charCodeAt(less + 1);
        if (less + 1 === text.length) {
          rest = '<';
          return;
        }
        at = next === exclamation || next === question ? beginSpecial(text, less) : tag(text, less);
      }
    },
    end() {
      if (depth > 0 || skipping !== null || rest.trim() !== '') throw new KapocsError('FILE_CUT_OFF');
    },
  };
}

/** The decoded value of one attribute, or null. Called for every cell, hence by character codes. */
export function attribute(attributes: string, wanted: string): string | null {
  let at = 0;
  while (at < attributes.length) {
    while (attributes.charCodeAt(at) <= space) at += 1;
    const name = at;
    while (at < attributes.length && attributes.charCodeAt(at) > space && attributes.charCodeAt(at) !== equals) at += 1;
    const named = at - name === wanted.length && attributes.startsWith(wanted, name);
    while (at < attributes.length && !isQuote(attributes.charCodeAt(at))) at += 1;
    const close = attributes.indexOf(attributes.charAt(at), at + 1);
    if (close === -1 || at >= attributes.length) return null;
    if (named) return decodeEntities(attributes.slice(at + 1, close));
    at = close + 1;
  }
  return null;
}

const isQuote = (code: number): boolean => code === doubleQuote || code === singleQuote;

const space = 0x20;
const exclamation = 0x21;
const doubleQuote = 0x22;
const singleQuote = 0x27;
const slash = 0x2f;
const colon = 0x3a;
const equals = 0x3d;
const greater = 0x3e;
const question = 0x3f;

function tagEnd(text: string, from: number): number {
  let quote = 0;
  for (let at = from; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (quote !== 0) {
      if (code === quote) quote = 0;
    } else if (code === greater) return at;
    else if (isQuote(code)) quote = code;
  }
  return -1;
}

function nameEnd(text: string, from: number, end: number): number {
  let at = from;
  while (at < end && text.charCodeAt(at) > 0x20) at += 1;
  return at;
}

function localName(text: string, from: number, end: number): string {
  for (let at = from; at < end; at += 1) if (text.charCodeAt(at) === colon) return text.slice(at + 1, end);
  return text.slice(from, end);
}

const namedEntities = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
]);

function decodeEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replaceAll(/&([^;]{0,12})(;?)/g, (_whole, body: string, end: string) => {
    const plain = end === ';' ? (namedEntities.get(body) ?? numberedEntity(body)) : null;
    if (plain === null)
      throw new KapocsError(end === ';' && /^[A-Za-z]\w*$/.test(body) ? 'FILE_ENTITIES' : 'FILE_DAMAGED');
    return plain;
  });
}

function numberedEntity(body: string): string | null {
  const digits = /^#(?:x([\dA-Fa-f]{1,6})|(\d{1,7}))$/.exec(body);
  if (!digits) return null;
  const code = digits[1] === undefined ? Number(digits[2]) : Number.parseInt(digits[1], 16);
  return code <= 0x10ffff ? String.fromCodePoint(code) : null;
}
