import { restrictions as contract } from '#contract/restrictions.ts';
import { route } from '../route.ts';
import { lift, restrict } from './restrict.ts';

export const restrictionRoutes = [route(contract.restrict, restrict), route(contract.lift, lift)];
