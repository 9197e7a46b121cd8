import { metrics as contract } from '#contract/metrics.ts';
import { route } from '../route.ts';
import { metrics } from './metrics.ts';

export const metricsRoutes = [route(contract.see, (ctx) => metrics(ctx))];
