import { Readable } from 'node:stream';

/** Bytes held back until the ledger has committed; without them there is no final dot. Most letters wait as a whole. */
const HELD_BACK = 16_384;

class Withheld extends Error {}

/**
 * A message as a stream that keeps its last bytes until the gate lets them go. As the server’s 354 comes before the
 * first byte is read, a refusal of sender or recipient never reaches the gate.
 */
export function holdBack(mime: Buffer, gate: () => Promise<boolean>) {
  const state = { begun: false, released: false, withheld: false, failure: null as Error | null };
  const cut = Math.max(0, mime.length - HELD_BACK);

  async function letGo(): Promise<void> {
    try {
      state.withheld = !(await gate());
    } catch (error) {
      state.failure = error instanceof Error ? error : new Error('the gate failed');
    }
    // The line broke meanwhile: nothing of this leaves any more.
    if (stream.destroyed) return;
    if (state.withheld || state.failure) return void stream.destroy(state.failure ?? new Withheld());
    state.released = true;
    stream.push(mime.subarray(cut));
    stream.push(null);
  }

  const stream = new Readable({
    read() {
      if (state.begun) return;
      state.begun = true;
      if (cut > 0) this.push(mime.subarray(0, cut));
      void letGo();
    },
  });
  return {
    stream,
    begun: () => state.begun,
    released: () => state.released,
    withheld: () => state.withheld,
    failure: () => state.failure,
  };
}
