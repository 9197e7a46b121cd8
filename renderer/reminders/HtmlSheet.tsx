import { createElement, Fragment, type ReactNode, useMemo } from 'react';

/** What a letter may hold; anything else is shown by what stands inside it. */
const shown = new Set([
  'p',
  'br',
  'b',
  'strong',
  'i',
  'em',
  'u',
  'ul',
  'ol',
  'li',
  'table',
  'tbody',
  'thead',
  'tr',
  'td',
  'th',
  'h1',
  'h2',
  'h3',
]);
/** These hold no children. */
const empty = new Set(['br']);

function drawn(node: Node, key: number): ReactNode {
  if (node.nodeType === Node.TEXT_NODE) return node.textContent;
  if (!(node instanceof Element)) return null;
  const tag = node.tagName.toLowerCase();
  if (empty.has(tag)) return createElement(tag, { key });
  const inner = Array.from(node.childNodes, drawn);
  // A link says where it leads, and leads nowhere from here.
  if (tag === 'a') return createElement('u', { key, title: node.getAttribute('href') ?? undefined }, ...inner);
  return shown.has(tag) ? createElement(tag, { key }, ...inner) : createElement(Fragment, { key }, ...inner);
}

/** The HTML part of a letter, drawn element by element: nothing in it can run, load or lead away. */
export function HtmlSheet({ html }: { html: string }) {
  return useMemo(() => Array.from(new DOMParser().parseFromString(html, 'text/html').body.childNodes, drawn), [html]);
}
