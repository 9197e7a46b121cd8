import { backups as contract } from '#contract/backups.ts';
import { heldMessages, release } from '../outbox/held.ts';
import { route } from '../route.ts';
import { backupNow, list } from './backups.ts';
import { recoveryKey } from './recovery.ts';
import { lastRestore, loss, orderRestore } from './restore.ts';
import { keep, retention } from './retention.ts';

export const backupRoutes = [
  route(contract.list, async (ctx) => ({
    rows: await list(ctx),
    retention: await retention(ctx),
    lastRestore: await lastRestore(ctx),
  })),
  route(contract.make, (ctx) => backupNow(ctx, 'by_hand')),
  route(contract.keep, (ctx, input) => ctx.write((tx) => keep(tx, input))),
  route(contract.loss, (ctx, { id }) => loss(ctx, id)),
  route(contract.restore, async (ctx, input, call) => {
    const ordered = await orderRestore(ctx, input);
    call.afterwards(ctx.startAgain);
    return ordered;
  }),
  route(contract.key, async (ctx, { password }) => ({ key: await recoveryKey(ctx, password) })),
  route(contract.held, async (ctx) => ({ rows: await heldMessages(ctx) })),
  route(contract.release, (ctx, input) => ctx.write((tx) => release(tx, input))),
];
