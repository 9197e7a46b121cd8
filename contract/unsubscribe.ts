import { z } from 'zod';
import { endpoint } from './endpoint.ts';

export const unsubscribing = {
  /** served by the client door itself, with headers of its own */
  page: endpoint({
    method: 'GET',
    path: '/portal/api/unsubscribe/:token',
    right: 'client',
    summary: 'A page with one button. Looking at it changes nothing: mail programs open links by themselves.',
    input: z.object({ token: z.string().max(40) }),
    output: z.unknown(),
    answer: 'file',
  }),
  oneClick: endpoint({
    method: 'POST',
    path: '/portal/api/unsubscribe/:token',
    right: 'client',
    summary: 'No more messages to the address this one went to (RFC 8058). The body does not matter.',
    limit: { max: 60, seconds: 60 },
    input: z.object({ token: z.string().max(40) }),
    output: z.unknown(),
    body: 'file',
    answer: 'file',
  }),
};
