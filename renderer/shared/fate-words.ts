import type { MessageReason, MessageState } from '#contract/outbox.ts';
import type { Texts } from './texts/index.ts';

type Fate = { state: MessageState; reason: MessageReason | null };

/** The first letter large, as a sentence begins. */
export const capital = (text: string): string => text.charAt(0).toLocaleUpperCase('hu') + text.slice(1);

/** What became of a message, why, and what to do about it: "Failed: refused by the receiver. Correct the address …" */
export function fateWords({ state, reason }: Fate, { story, fates }: Pick<Texts, 'story' | 'fates'>): string {
  const what = capital(story.messageStates[state]);
  return reason === null ? `${what}.` : `${what}: ${story.messageReasons[reason]}. ${fates[reason]}`;
}
