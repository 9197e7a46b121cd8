import { attention as attentionContract } from '#contract/attention.ts';
import { dashboard as contract } from '#contract/dashboard.ts';
import { route } from '../route.ts';
import { attention } from './attention.ts';
import { dashboard } from './dashboard.ts';

export const dashboardRoutes = [route(contract.show, dashboard), route(attentionContract.see, attention)];
