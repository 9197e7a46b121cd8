/** Repeats an expectation until it holds, looking every so many milliseconds; throws its last failure after `ms`. */
export async function eventually<T>(expectation: () => Promise<T>, ms = 15_000, every = 20): Promise<T> {
  const end = Date.now() + ms;
  for (;;) {
    try {
      return await expectation();
    } catch (error) {
      if (Date.now() > end) throw error;
      await new Promise((resolve) => setTimeout(resolve, every));
    }
  }
}
