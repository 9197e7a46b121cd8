import type { Instant } from '#contract/basics.ts';
import type { Declaration } from '#contract/client-pages.ts';

/** A text is asked of clients from `validFrom` until `retiredAt`, the first included, the second not. */
export function declarationState(
  { validFrom, retiredAt }: { validFrom: Instant; retiredAt: Instant | null },
  now: Instant,
): Declaration['state'] {
  if (retiredAt !== null && retiredAt <= validFrom) return 'dropped';
  if (retiredAt !== null && retiredAt <= now) return 'over';
  return validFrom > now ? 'coming' : 'valid';
}
