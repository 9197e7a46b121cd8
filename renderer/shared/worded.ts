import { columnLetters } from '#contract/column-letters.ts';
import { ApiFailure } from './api-client.ts';
import type { FirstTexts } from './texts/index.ts';

export type Worded = { what: string; safe: string; todo: string; code: string };

/** A failure in the words of the language: what happened, what is safe, what to do. */
export function worded(texts: FirstTexts, failure: unknown): Worded {
  const { safeDefault, todoDefault, screenFailed } = texts.common;
  if (!(failure instanceof ApiFailure))
    return {
      what: screenFailed,
      safe: safeDefault,
      todo: todoDefault,
      code: failure instanceof Error ? failure.name : 'ERROR',
    };
  const { what, safe = safeDefault, todo = todoDefault } = texts.errors[failure.code];
  const place = placeInList(texts, failure.details);
  return { what: place === null ? what : `${what} (${place})`, safe, todo, code: failure.code };
}

/** Where in a list it is, when that is what stands in the way. */
function placeInList({ common }: FirstTexts, { line, column }: ApiFailure['details']): string | null {
  if (typeof line !== 'number') return null;
  return common.lineOf(String(line), typeof column === 'number' ? columnLetters(column - 1) : null);
}
