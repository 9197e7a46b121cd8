/**
 * Gathers what is asked for and does it in one go: many messages share one durable commit. Order is kept: what was
 * asked first is never done later than what was asked after it. `patience`: for how many ms those who wait may wait
 * for more to come along, 0 to begin at once; `look` asks it again when something else has changed.
 */
export function gathered<Item, Result>(
  work: (items: readonly Item[]) => Promise<readonly Result[]>,
  patience: (items: readonly Item[]) => number = () => 0,
): { ask: (item: Item) => Promise<Result>; look: () => void } {
  type Waiting = { item: Item; resolve: (result: Result) => void; reject: (error: unknown) => void };
  let waiting: Waiting[] = [];
  let busy = false;
  let timer: NodeJS.Timeout | undefined;
  let due = Infinity;

  function rest(): void {
    clearTimeout(timer);
    due = Infinity;
  }

  function look(): void {
    if (busy || waiting.length === 0) return;
    const ms = patience(waiting.map(({ item }) => item));
    if (ms === 0) return void begin();
    const at = performance.now() + ms;
    if (at >= due) return;
    rest();
    due = at;
    timer = setTimeout(() => void begin(), ms);
  }

  async function begin(): Promise<void> {
    rest();
    busy = true;
    const now = waiting;
    waiting = [];
    try {
      const results = await work(now.map(({ item }) => item));
      now.forEach(({ resolve, reject }, at) => {
        const result = results[at];
        if (result === undefined) reject(new Error('no result for a gathered item'));
        else resolve(result);
      });
    } catch (error) {
      for (const { reject } of now) reject(error);
    }
    busy = false;
    look();
  }

  const ask = (item: Item): Promise<Result> =>
    new Promise((resolve, reject) => {
      waiting.push({ item, resolve, reject });
      look();
    });
  return { ask, look };
}
