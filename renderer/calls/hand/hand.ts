import type { Held } from '#contract/calls.ts';
import { nothingSaid, type Said } from './identity.ts';

/** A call as it stands on the screen: the client, and all that was typed and is not logged yet. */
export type Draft = {
  held: Held;
  said: Said;
  /** the client has proved who it is */
  identified: boolean;
  note: string;
  /** the client complains; the note says of what */
  complaint: boolean;
  /** the number that was dialled */
  phone: string | null;
  /** the client's own words of a callback; null: what the note says */
  words: string | null;
  repair: { mobile: string; email: string };
  /** the client is with this agent no more; the call can still be logged */
  lost: boolean;
};

/** `ended`: the call this window has logged or given back, which a late answer may still name. */
export type Hand = { draft: Draft | null; ended: string | null };

export const nothing: Hand = { draft: null, ended: null };

export const keyOf = ({ task }: Held): string => `${task.id} ${task.fence}`;

const begun = (held: Held): Draft => ({
  held,
  said: nothingSaid,
  identified: false,
  note: '',
  complaint: false,
  phone: null,
  words: null,
  repair: { mobile: '', email: '' },
  lost: false,
});

/** Something would be gone if the call were dropped. */
export const touched = ({ note, words, phone, said, repair, complaint }: Draft): boolean =>
  phone !== null ||
  complaint ||
  [note, words ?? '', ...Object.values(said), ...Object.values(repair)].some((text) => text.trim() !== '');

/** Somebody wrote something down that is nowhere else. */
export const written = ({ note, words }: Draft): boolean => `${note}${words ?? ''}`.trim() !== '';

/** What the screen shows once the desk says who is in hand: nothing that was typed goes by itself. */
export function following(hand: Hand, told: Held | null): Hand {
  const { draft, ended } = hand;
  const held = told !== null && keyOf(told) !== ended ? told : null;
  if (draft === null) return held === null ? hand : { ...hand, draft: begun(held) };
  if (held === null) return draft.lost || keyOf(draft.held) === ended ? hand : losing(hand, draft);
  if (held.task.id === draft.held.task.id)
    return held === draft.held && !draft.lost ? hand : { ...hand, draft: { ...draft, held, lost: false } };
  if (!touched(draft)) return { ...hand, draft: begun(held) };
  return draft.lost ? hand : losing(hand, draft);
}

const losing = (hand: Hand, draft: Draft): Hand => ({ ...hand, draft: { ...draft, lost: true } });
