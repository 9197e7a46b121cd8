import { z } from 'zod';
import { Nothing } from './basics.ts';
import { endpoint } from './endpoint.ts';

export const metrics = {
  see: endpoint({
    method: 'GET',
    path: '/api/metrics',
    right: 'metrics:see',
    summary:
      'How the program is doing, as Prometheus reads it; for a signed-in administrator, or with the bearer token of KAPOCS_METRICS_TOKEN.',
    limit: { max: 120, seconds: 60 },
    input: Nothing,
    output: z.unknown(),
    answer: 'file',
  }),
};
