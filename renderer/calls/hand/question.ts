import type { CallOutcome } from '#contract/call-outcomes.ts';

/** What is still to be asked before an outcome can be recorded: when to call back, what is right, which number it was. */
export type Question = 'when' | 'what' | 'which';

export function questionOf(
  { effect, reached }: Pick<CallOutcome, 'effect' | 'reached'>,
  call: { phones: readonly string[]; dialled: string | null },
): Question | null {
  if (effect === 'callback') return 'when';
  if (effect !== 'repair') return null;
  if (reached) return 'what';
  return call.dialled === null && call.phones.length > 1 ? 'which' : null;
}
