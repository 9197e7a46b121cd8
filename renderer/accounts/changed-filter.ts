import type { AccountFilter } from '#contract/accounts.ts';

/** The filter with one value of a list of values put in or taken out. */
export function toggledIn<T>(values: readonly T[] | undefined, value: T): T[] | undefined {
  const next = values?.includes(value) ? values.filter((each) => each !== value) : [...(values ?? []), value];
  return next.length === 0 ? undefined : next;
}

/** A filter changed in some parts; what is undefined is not asked any more. */
export const changed = (
  filter: AccountFilter,
  change: { [Name in keyof AccountFilter]?: AccountFilter[Name] | undefined },
): AccountFilter =>
  Object.fromEntries(Object.entries({ ...filter, ...change }).filter(([, value]) => value !== undefined));
