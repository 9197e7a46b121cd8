import { Readable } from 'node:stream';
import { KapocsError } from '#contract/errors.ts';
import { unsubscribing as contract } from '#contract/unsubscribe.ts';
import { unsubscribe } from '../outbox/addresses/unsubscribe.ts';
import { route } from '../route.ts';
import { donePage } from './unsubscribe-page.ts';

export const unsubscribeRoutes = [
  route(contract.oneClick, async (ctx, { token }, { body }) => {
    body?.resume();
    if (!(await unsubscribe(ctx, token))) throw new KapocsError('LINK_INVALID');
    return {
      stream: Readable.from([donePage]),
      filename: 'leiratkozas.html',
      type: 'text/html; charset=utf-8',
      inline: true,
    };
  }),
];
