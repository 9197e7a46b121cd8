import { Readable } from 'node:stream';
import { columns } from '#contract/columns.ts';
import { hours } from '#contract/hours.ts';
import { sendingRules as rules } from '#contract/sending-rules.ts';
import { settings as contract } from '#contract/settings.ts';
import * as accounts from '../accounts/accounts.ts';
import { route } from '../route.ts';
import { clientPages } from '#contract/client-pages.ts';
import { chooseColumns, chosenColumns } from './columns.ts';
import { setWorkingTime, workingTime } from './hours.ts';
import { sendingRules, setSendingRules } from './sending-rules.ts';
import { logo, removeLogo, setLogo } from './logo.ts';
import * as settings from './settings.ts';

export const settingsRoutes = [
  route(contract.insurers, async (ctx) => ({ rows: await settings.insurers(ctx) })),
  route(contract.addInsurer, (ctx, input) => ctx.write((tx) => settings.addInsurer(tx, input))),
  route(contract.changeInsurer, (ctx, input) => ctx.write((tx) => settings.changeInsurer(tx, input))),
  route(contract.cohorts, async (ctx) => ({ rows: await settings.cohorts(ctx) })),
  route(contract.addCohort, (ctx, input) => ctx.write((tx) => settings.addCohort(tx, input))),
  route(contract.changeCohort, (ctx, input) => ctx.write((tx) => settings.changeCohort(tx, input))),
  route(contract.cohortAccounts, (ctx, { id }) => accounts.countInCohort(ctx, id)),
  route(clientPages.logo, (ctx, { id }) => logo(ctx, id)),
  route(clientPages.setLogo, async (ctx, { id }, { body }) => {
    await setLogo(ctx, id, body ?? Readable.from([]));
    return {};
  }),
  route(clientPages.removeLogo, async (ctx, { id }) => {
    await removeLogo(ctx, id);
    return {};
  }),
  route(hours.see, (ctx) => workingTime(ctx)),
  route(hours.set, (ctx, input) => ctx.write((tx) => setWorkingTime(tx, input))),
  route(rules.see, (ctx) => sendingRules(ctx)),
  route(rules.set, (ctx, input) => ctx.write((tx) => setSendingRules(tx, input))),
  route(columns.read, async (ctx, { list }) => ({ layout: await chosenColumns(ctx, list) })),
  route(columns.choose, async (ctx, { list, layout }) => {
    await ctx.write((tx) => chooseColumns(tx, list, layout));
    return { layout };
  }),
];
