import { calls as contract } from '#contract/calls.ts';
import { route } from '../route.ts';
import * as config from './rules/config.ts';
import { deputies, setDeputy } from './rules/deputies.ts';
import * as desk from './desk.ts';
import { addByHand, takeBack } from './queue/by-hand.ts';
import { fillAll } from './queue/fill.ts';
import { drop, reassign } from './lead.ts';
import { claim, next, release, renew, takeOver } from './hand/lease.ts';
import { logOutcome } from './outcomes/outcome.ts';
import { previewScript, scripts, writeScript } from './rules/script.ts';
import { stats, touches } from './figures/stats.ts';

export const callRoutes = [
  route(contract.desk, desk.desk),
  route(contract.next, next),
  route(contract.list, desk.queue),
  route(contract.add, addByHand),
  route(contract.takeBack, (ctx, { batch }) => ctx.write((tx) => takeBack(tx, batch))),
  route(contract.fill, async (ctx) => ({ added: await fillAll(ctx) })),
  route(contract.callbacks, async (ctx, { all = false }) => ({ rows: await desk.callbacks(ctx, all) })),
  route(contract.stats, stats),
  route(contract.touches, touches),
  route(contract.outcomes, async (ctx) => ({ rows: await config.outcomes(ctx) })),
  route(contract.setOutcomes, (ctx, { rows }) =>
    ctx.write(async (tx) => ({ rows: await config.setOutcomes(tx, rows) })),
  ),
  route(contract.scripts, async (ctx) => ({ rows: await scripts(ctx) })),
  route(contract.writeScript, (ctx, { body }) => writeScript(ctx, body)),
  route(contract.previewScript, (ctx, { body, accountId = null }) => previewScript(ctx, body, accountId)),
  route(contract.rules, config.rules),
  route(contract.setRules, (ctx, rules) => ctx.write((tx) => config.setRules(tx, rules))),
  route(contract.deputies, async (ctx) => ({ rows: await deputies(ctx) })),
  route(contract.setDeputy, (ctx, input) => ctx.write(async (tx) => ({ rows: await setDeputy(tx, input) }))),
  route(contract.tickets, async (ctx) => ({ rows: await desk.tickets(ctx) })),
  route(contract.settleTicket, async (ctx, { id }) => {
    await ctx.write((tx) => desk.settleTicket(tx, id));
    return {};
  }),
  route(contract.refusals, async (ctx) => ({ rows: await desk.refusals(ctx) })),
  route(contract.liftRefusal, async (ctx, { id }) => {
    await ctx.write((tx) => desk.liftRefusal(tx, id));
    return {};
  }),
  route(contract.claim, (ctx, { id }) => claim(ctx, id)),
  route(contract.renew, renew),
  route(contract.release, async (ctx, which) => {
    await release(ctx, which);
    return {};
  }),
  route(contract.outcome, logOutcome),
  route(contract.takeOver, (ctx, { id }) => takeOver(ctx, id)),
  route(contract.reassign, async (ctx, input) => {
    await ctx.write((tx) => reassign(tx, input));
    return {};
  }),
  route(contract.drop, async (ctx, { id }) => {
    await ctx.write((tx) => drop(tx, id));
    return {};
  }),
];
