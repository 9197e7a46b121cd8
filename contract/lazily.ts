/** Makes it at the first asking: the first formatter of a process alone takes 15 ms, which a start need not wait for. */
export function lazily<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => (made ??= make());
}
