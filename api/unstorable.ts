const storable = (value: unknown): boolean => {
  if (typeof value === 'string') return value.isWellFormed() && !value.includes('\0');
  return typeof value !== 'object' || value === null || Object.values(value).every(storable);
};

/** Which values hold what no database text may: the zero character, or halves of surrogate pairs. */
export const unstorable = (input: object): string[] =>
  Object.entries(input).flatMap(([name, value]) => (storable(value) ? [] : [name]));
