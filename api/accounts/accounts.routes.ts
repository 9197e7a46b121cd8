import { accounts as contract } from '#contract/accounts.ts';
import { route } from '../route.ts';
import { openCard } from './card.ts';
import { correct } from './correct.ts';
import { list } from './list.ts';
import { summary } from './summary.ts';

export const accountRoutes = [
  route(contract.list, list),
  route(contract.summary, summary),
  route(contract.card, (ctx, { id }) => openCard(ctx, id)),
  route(contract.correct, correct),
];
