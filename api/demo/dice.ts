/** Chance that always falls the same way for the same seed (mulberry32). */
export type Dice = {
  /** 0 ≤ x < 1 */
  roll: () => number;
  /** a whole number from 0 to below `sides` */
  below: (sides: number) => number;
  /** true this often, 0–1 */
  chance: (share: number) => boolean;
  pick: <T>(from: readonly [T, ...T[]]) => T;
  /** picks by weight */
  weighted: <T>(from: readonly (readonly [T, number])[]) => T;
};

export function diceOf(seed: number): Dice {
  let state = Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) >>> 0;
  const roll = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (sides: number): number => Math.floor(roll() * sides);
  return {
    roll,
    below,
    chance: (share) => roll() < share,
    pick: (from) => from[below(from.length)] ?? from[0],
    weighted: (from) => {
      let left = roll() * from.reduce((sum, [, weight]) => sum + weight, 0);
      for (const [value, weight] of from) {
        left -= weight;
        if (left < 0) return value;
      }
      const last = from.at(-1);
      if (!last) throw new Error('nothing to pick from');
      return last[0];
    },
  };
}
