import { randomUUID } from 'node:crypto';
import type { Hint } from '#contract/live.ts';
import { listen, type Listening } from '#db/notify.ts';

export type TeamLine = {
  line: Listening;
  spread: (hints: readonly Hint[]) => Promise<void>;
  hear: (relay: (hints: readonly Hint[]) => void) => void;
};

/** Hints travel to the other servers of a team; a server ignores its own. */
export async function teamLine(url: string): Promise<TeamLine> {
  const self = randomUUID();
  let relay: (hints: readonly Hint[]) => void = () => undefined;
  const line = await listen(url, (payload) => {
    const { from, hints } = JSON.parse(payload) as { from: string; hints: Hint[] };
    if (from !== self) relay(hints);
  });
  return {
    line,
    // PostgreSQL carries at most 8,000 bytes: long lists of ids say no more than "look again".
    spread: (hints) =>
      line.send(
        JSON.stringify({
          from: self,
          hints: hints.map((hint) => (hint.ids.length > 50 ? { ...hint, ids: [] } : hint)),
        }),
      ),
    hear: (to) => {
      relay = to;
    },
  };
}
