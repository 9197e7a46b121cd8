import { z } from 'zod';
import { Instant } from './basics.ts';
import { endpoint } from './endpoint.ts';

/** Years the clock may be set to: beyond them instants are no longer written with four digits for long. */
export const clockYears = { first: 1970, last: 2199 } as const;

/** Whether the clock may be set to an instant. */
export function settable(instant: string): boolean {
  const year = new Date(instant).getUTCFullYear();
  return year >= clockYears.first && year <= clockYears.last;
}

export const training = {
  setClock: endpoint({
    method: 'PUT',
    path: '/api/training/clock',
    right: 'settings:change',
    summary: 'Moves the program’s clock; in training only.',
    input: z.object({ now: Instant.refine(settable) }),
    output: z.object({ now: Instant }),
  }),
};
