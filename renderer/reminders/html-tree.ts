/** A piece of a letter: text, or an element with what stands in it. */
export type Piece = string | { tag: string; href: string | null; inner: Piece[] };

const named: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0' };

const plain = (text: string): string =>
  text.replace(/&(?:#(\d+)|#x([0-9a-f]+)|(\w+));/gi, (whole, decimal?: string, hex?: string, name?: string) => {
    if (name !== undefined) return named[name.toLowerCase()] ?? whole;
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });

/** These hold nothing. */
const empty = new Set(['br', 'hr', 'img', 'meta']);

/** The body of a letter the API has cleaned, as a tree. What is not closed ends with the letter. */
export function treeOf(html: string): Piece[] {
  const root: Piece[] = [];
  const open: { tag: string; inner: Piece[] }[] = [{ tag: '', inner: root }];
  const body = html.replace(/^[\s\S]*?<body[^>]*>/i, '').replace(/<\/body>[\s\S]*$/i, '');
  for (const [text, closing, name, attributes] of body.matchAll(/<(\/?)([a-z][a-z0-9]*)([^>]*)>|[^<]+|</gi)) {
    const { inner } = open.at(-1) ?? { inner: root };
    const tag = name?.toLowerCase();
    if (tag === undefined) inner.push(plain(text));
    else if (closing === '/') {
      const at = open.findLastIndex((each) => each.tag === tag);
      if (at > 0) open.length = at;
    } else {
      const href = /\shref="([^"]*)"/i.exec(attributes ?? '')?.[1];
      const piece = { tag, href: href === undefined ? null : plain(href), inner: [] };
      inner.push(piece);
      if (!empty.has(tag)) open.push(piece);
    }
  }
  return root;
}
