import { z } from 'zod';
import { Jump, Page, Paging } from '../../../contract/basics.ts';
import { endpoint } from '../../../contract/endpoint.ts';

const row = z.object({ id: z.number(), name: z.string(), number: z.string(), days: z.number() });
const list = { method: 'GET', right: 'accounts:see', summary: 'rows', output: Page(row) } as const;

/** A list that can be entered anywhere, and one that is read from the top. */
export const jumpList = endpoint({
  ...list,
  path: '/api/accounts',
  input: z.object({ ...Paging, ...Jump, sort: z.string() }),
});
export const stepList = endpoint({ ...list, path: '/api/calls', input: z.object({ ...Paging, sort: z.string() }) });
