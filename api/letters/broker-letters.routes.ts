import { brokerLetters as contract } from '#contract/broker-letters.ts';
import { route } from '../route.ts';
import * as letters from './broker-letters.ts';

export const brokerLetterRoutes = [
  route(contract.see, (ctx, input) => letters.see(ctx, input)),
  route(contract.preview, (ctx, input) => letters.preview(ctx, input)),
  route(contract.file, (ctx, input) => letters.file(ctx, input)),
  route(contract.send, (ctx, input) => letters.send(ctx, input)),
];
