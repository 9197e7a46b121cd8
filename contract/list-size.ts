import { z } from 'zod';
import { Nothing } from './basics.ts';
import { endpoint } from './endpoint.ts';

/** Megabytes a list file may have while nobody has set anything else, and at most. */
export const USUAL_LIST_MB = 200;
export const MOST_LIST_MB = 1000;

export const ListSize = z.object({ megabytes: z.int().min(1).max(MOST_LIST_MB) });
export type ListSize = z.output<typeof ListSize>;

export const listSize = {
  see: endpoint({
    method: 'GET',
    path: '/api/list-size',
    right: 'imports:run',
    summary: 'How large a list file may be.',
    input: Nothing,
    output: ListSize,
  }),
  set: endpoint({
    method: 'PUT',
    path: '/api/list-size',
    right: 'insurers:change',
    summary: 'Sets how large a list file may be, in megabytes; larger ones are refused while they are still coming.',
    input: ListSize,
    output: ListSize,
  }),
};
