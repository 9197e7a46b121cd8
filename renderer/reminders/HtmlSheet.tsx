import { createElement, Fragment, type ReactNode, useMemo } from 'react';
import { type Piece, treeOf } from './html-tree.ts';

/** What a letter may hold; anything else is shown by what stands inside it. */
const shown = new Set('p br b strong i em u ul ol li table tbody thead tr td th h1 h2 h3'.split(' '));

function drawn(piece: Piece, key: number): ReactNode {
  if (typeof piece === 'string') return piece;
  const { tag, href, inner } = piece;
  // A link says where it leads, and leads nowhere from here.
  if (tag === 'a') return createElement('u', { key, ...(href === null ? {} : { title: href }) }, ...inner.map(drawn));
  return shown.has(tag)
    ? createElement(tag, { key }, ...inner.map(drawn))
    : createElement(Fragment, { key }, ...inner.map(drawn));
}

/** The formatted part of a letter, drawn element by element: nothing in it can run, load or lead away. */
export function HtmlSheet({ html }: { html: string }) {
  return useMemo(() => treeOf(html).map(drawn), [html]);
}
