import { z } from 'zod';
import { Instant } from './basics.ts';
import { endpoint } from './endpoint.ts';

export const training = {
  setClock: endpoint({
    method: 'PUT',
    path: '/api/training/clock',
    right: 'settings:change',
    summary: 'Moves the program’s clock; in training only.',
    input: z.object({ now: Instant }),
    output: z.object({ now: Instant }),
  }),
};
