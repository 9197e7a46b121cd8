import { outbox as contract } from '#contract/outbox.ts';
import { route } from '../route.ts';
import { trialBox } from './trial-box.ts';

export const outboxRoutes = [route(contract.trialBox, (ctx, input) => trialBox(ctx, input))];
