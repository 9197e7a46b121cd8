import { createRequire } from 'node:module';
import type sanitizeHtml from 'sanitize-html';

// Read when the first HTML comes: with all it stands on it is a tenth of a start.
const load = createRequire(import.meta.url);
let sanitize: typeof sanitizeHtml | null = null;

const allowed: sanitizeHtml.IOptions = {
  allowedTags: [
    'p',
    'br',
    'b',
    'strong',
    'i',
    'em',
    'u',
    'a',
    'ul',
    'ol',
    'li',
    'h1',
    'h2',
    'h3',
    'table',
    'thead',
    'tbody',
    'tr',
    'th',
    'td',
    'img',
  ],
  allowedAttributes: { a: ['href'], img: ['src', 'alt', 'width', 'height'] },
  allowedSchemes: ['http', 'https', 'mailto', 'tel'],
  allowedSchemesByTag: { img: ['cid', 'data'] },
  allowProtocolRelative: false,
};

const blocks = /<(?:p|br|ul|ol|li|table|h[1-3]|div|b|strong|i|em|u|a)\b[^>]*>/i;

/** Whether an author wrote HTML; anything else is plain text, however many angle brackets it holds. */
export const isHtml = (body: string): boolean => blocks.test(body);

export function cleanHtml(html: string): string {
  sanitize ??= load('sanitize-html') as typeof sanitizeHtml;
  return sanitize(html, allowed);
}

const MARK = /\{%[\s\S]*?%\}|\{\{[\s\S]*?\}\}/g;

/** Cleans HTML with marks in it: the marks are taken out meanwhile, as `{% if a < b %}` is no tag. */
export function cleanTemplate(body: string): string {
  const marks: string[] = [];
  const without = body.replace(/[\ue000\ue001]/g, '').replace(MARK, (mark) => `\ue000${marks.push(mark) - 1}\ue001`);
  return cleanHtml(without).replace(/\ue000(\d+)\ue001/g, (_, at: string) => marks[Number(at)] ?? '');
}

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'", nbsp: ' ' };

/** The text part of cleaned HTML. */
export const textOf = (html: string): string =>
  html
    .replace(/\s+/g, ' ')
    .replace(/<a href="([^"]*)">(.*?)<\/a>/g, (_, href: string, label: string) => {
      const target = href.replace(/^(?:mailto|tel):/, '');
      return label === target ? label : `${label} (${target})`;
    })
    .replace(/<br\s*\/?>/g, '\n')
    .replace(/<li>/g, '\n- ')
    .replace(/<\/(?:p|h[1-3]|ul|ol|table)>/g, '\n\n')
    .replace(/<\/(?:tr|li)>/g, '\n')
    .replace(/<\/t[dh]>/g, ' ')
    .replace(/<[^>]+>/g, '')
    .replace(/&(#39|\w+);/g, (whole, name: string) => entities[name] ?? whole)
    .split('\n')
    .map((line) => line.trim())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();

export const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

const ADDRESS = /(https?:\/\/[^\s<>"']*[^\s<>"'.,;:!?)])/;

/** Every second piece of the split is an address. */
const linked = (line: string): string =>
  line
    .split(ADDRESS)
    .map((piece, at) => (at % 2 === 0 ? escapeHtml(piece) : `<a href="${escapeHtml(piece)}">${escapeHtml(piece)}</a>`))
    .join('');

/** Plain text as HTML: blank lines part paragraphs, lines stay lines, addresses become links. */
export const htmlOf = (text: string): string =>
  text
    .trim()
    .split(/\n\s*\n/)
    .map((paragraph) => `<p>${paragraph.split('\n').map(linked).join('<br>')}</p>`)
    .join('\n');

/** The sheet a message is written on: no pictures, no tracking, readable everywhere. */
export const onSheet = (language: string, inner: string): string =>
  `<!doctype html><html lang="${language}"><head><meta charset="utf-8"></head>` +
  `<body style="font-family:Arial,sans-serif;font-size:15px;line-height:1.5;color:#1f2933;max-width:640px">${inner}</body></html>`;
