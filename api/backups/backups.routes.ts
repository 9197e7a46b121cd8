import { backups as contract } from '#contract/backups.ts';
import { route } from '../route.ts';
import { backupNow, list } from './backups.ts';

export const backupRoutes = [
  route(contract.list, async (ctx) => ({ rows: await list(ctx) })),
  route(contract.make, (ctx) => backupNow(ctx, 'by_hand')),
];
