import { dashboard as contract } from '#contract/dashboard.ts';
import { route } from '../route.ts';
import { dashboard } from './dashboard.ts';

export const dashboardRoutes = [route(contract.show, dashboard)];
