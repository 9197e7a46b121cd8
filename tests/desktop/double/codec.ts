/** A value on its way between processes or worlds: plain JSON, or nothing at all. */
export type Packed = { value?: unknown };

/**
 * Packs what structured clone and JSON treat alike and refuses the rest, so that nothing is silently changed.
 * Also injected into pages as text, hence complete in itself.
 */
export function pack(value: unknown): Packed {
  const check = (part: unknown): void => {
    if (part === null || part === undefined || ['string', 'boolean'].includes(typeof part)) return;
    if (typeof part === 'number' && Number.isFinite(part)) return;
    if (Array.isArray(part)) part.forEach(check);
    else if (typeof part === 'object' && Object.prototype.toString.call(part) === '[object Object]')
      Object.values(part).forEach(check);
    else throw new Error('An object could not be cloned.');
  };
  check(value);
  return value === undefined ? {} : { value };
}
