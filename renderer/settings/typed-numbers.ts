/** A whole number as typed; null where the field is empty; undefined when it is none or out of bounds. */
export function typedCount(typed: string, most: number): number | null | undefined {
  const text = typed.trim();
  if (text === '') return null;
  const value = Number(text);
  return Number.isSafeInteger(value) && value >= 1 && value <= most ? value : undefined;
}
