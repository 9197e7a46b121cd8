import { expect, test } from 'vitest';
import { htmlOf, onSheet } from '../../../api/templates/html.ts';
import { treeOf } from '../../../renderer/reminders/html-tree.ts';

test('a letter is read as a tree, its signs as they are meant', () => {
  const html = onSheet('hu', htmlOf('Tisztelt Őri <b>Mária</b> & Tsa!\nhttps://portal.pelda.test/?a=1&b=2\n\nÜdv'));
  expect(treeOf(html)).toEqual([
    {
      tag: 'p',
      href: null,
      inner: [
        'Tisztelt Őri <b>Mária</b> & Tsa!',
        { tag: 'br', href: null, inner: [] },
        { tag: 'a', href: 'https://portal.pelda.test/?a=1&b=2', inner: ['https://portal.pelda.test/?a=1&b=2'] },
      ],
    },
    '\n',
    { tag: 'p', href: null, inner: ['Üdv'] },
  ]);
});

test('what is not closed, closed twice or no tag at all loses no text', () => {
  const text = (pieces: ReturnType<typeof treeOf>): string =>
    pieces.map((piece) => (typeof piece === 'string' ? piece : text(piece.inner))).join('');
  expect(text(treeOf('<ul><li>a<li>b</ul>c</p>d < e &nope; &#99999999;'))).toBe('abcd < e &nope; &#99999999;');
});
