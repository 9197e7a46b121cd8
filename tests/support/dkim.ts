import { createHash, createVerify } from 'node:crypto';

/** Checks a relaxed/relaxed signature by RFC 6376, with the key as published in the DNS; says the fields it covers. */
export function verifyDkim(raw: string, record: string): { domain: string; fields: string[] } {
  const cut = raw.indexOf('\r\n\r\n');
  const fields = raw
    .slice(0, cut)
    .split(/\r\n(?![ \t])/)
    .map((line) => [line.slice(0, line.indexOf(':')).toLowerCase(), line.slice(line.indexOf(':') + 1)] as const);
  const relaxed = (name: string, value: string): string =>
    `${name}:${value
      .replace(/\r\n/g, '')
      .replace(/[ \t]+/g, ' ')
      .trim()}`;
  const signature = fields.find(([name]) => name === 'dkim-signature')?.[1] ?? '';
  const tags = new Map(
    signature.split(';').map((tag) => {
      const at = tag.indexOf('=');
      return [tag.slice(0, at).trim(), tag.slice(at + 1).replace(/\s+/g, '')] as const;
    }),
  );
  const body = raw
    .slice(cut + 4)
    .replace(/[ \t]+(?=\r\n)/g, '')
    .replace(/[ \t]+/g, ' ')
    .replace(/(\r\n)+$/, '');
  const bodyHash = createHash('sha256').update(`${body}\r\n`).digest('base64');
  if (bodyHash !== tags.get('bh')) throw new Error('the body is not what was signed');
  const signed = (tags.get('h') ?? '').split(':');
  const left = [...fields];
  const lines = signed.flatMap((name) => {
    const at = left.findLastIndex(([each]) => each === name);
    const [found] = at < 0 ? [] : left.splice(at, 1);
    return found ? [relaxed(name, found[1])] : [];
  });
  const own = relaxed('dkim-signature', signature.replace(/(\bb=)[^;]*/, '$1'));
  const key = `-----BEGIN PUBLIC KEY-----\n${/p=(\S+)/.exec(record)?.[1] ?? ''}\n-----END PUBLIC KEY-----`;
  const right = createVerify('RSA-SHA256')
    .update([...lines, own].join('\r\n'))
    .verify(key, tags.get('b') ?? '', 'base64');
  if (!right) throw new Error('the signature does not fit the key');
  return { domain: tags.get('d') ?? '', fields: signed };
}
