import type { CallOutcome } from '#contract/call-outcomes.ts';
import type { Texts } from '../shared/texts/index.ts';

/** What an outcome is called: by its own name, else by the program's word for it. */
export const outcomeWord = (texts: Texts, { code, name }: Pick<CallOutcome, 'code' | 'name'>): string =>
  name ?? texts.account.outcomes[code] ?? '–';

/** `4:05` */
export const clockWord = (seconds: number): string =>
  `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;

/** Counting stops at a thousand: more than that is said so. */
export const countWord = (texts: Texts, count: number, format: (n: number) => string): string =>
  count > 1000 ? texts.calls.moreThan(format(1000)) : format(count);
