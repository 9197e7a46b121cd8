import type { ExtraFields } from './list-row.ts';
import { shown } from './row-reading.ts';
import type { Cell } from '../formats/sheet-reader.ts';

/** A column kept although nothing known is in it, by its heading. */
export type ExtraColumn = { name: string; at: number };

export const MOST_EXTRA = 40;
const NAME = 100;
const VALUE = 500;
/** They mean something to the language itself (security.md §2.4, import). */
const forbidden = new Set(['__proto__', 'constructor', 'prototype']);

/** The columns at these places that have a usable heading; of equal headings the first. */
export function extraColumns(headings: readonly string[], places: readonly number[]): ExtraColumn[] {
  const columns = new Map<string, ExtraColumn>();
  for (const at of places) {
    const name = (headings[at] ?? '').replace(/\s+/g, ' ').trim().slice(0, NAME);
    if (name !== '' && !forbidden.has(name) && !columns.has(name)) columns.set(name, { name, at });
  }
  return [...columns.values()].slice(0, MOST_EXTRA);
}

export const extraOf = (cells: readonly Cell[], columns: readonly ExtraColumn[]): ExtraFields =>
  Object.fromEntries(columns.map(({ name, at }) => [name, shown(cells[at], VALUE) || null]));

export const readExtra = (stored: string | null): ExtraFields =>
  stored === null ? {} : (JSON.parse(stored) as ExtraFields);

/** How they are stored, whatever the order of columns; null when there are none. */
export function storedExtra(fields: ExtraFields): string | null {
  const filled = Object.entries(fields).filter(([, value]) => value !== null);
  if (filled.length === 0) return null;
  return JSON.stringify(Object.fromEntries(filled.sort(([a], [b]) => (a < b ? -1 : 1))));
}

/** Fields of a list laid over those kept: what the list does not have stays. */
export const withExtra = (stored: string | null, told: ExtraFields): string | null =>
  storedExtra({ ...readExtra(stored), ...told });

/** The fields of one that differ from another, in words. */
export function extraWords(of: string | null, against: string | null): string | null {
  const other = readExtra(against);
  const words = Object.entries(readExtra(of)).flatMap(([name, value]) =>
    other[name] === value ? [] : [`${name}: ${value}`],
  );
  return words.join('; ') || null;
}
