import { z } from 'zod';
import { AccountFilter, accountSorts } from './accounts.ts';
import { Id, Line, Nothing, Rows } from './basics.ts';
import { endpoint } from './endpoint.ts';

/** A saved filter of a list: one's own, or shared with everybody. */
export const View = z.object({
  id: Id,
  name: z.string(),
  shared: z.boolean(),
  /** made by whoever asks, who may delete it */
  own: z.boolean(),
  filter: AccountFilter,
  sort: z.enum(accountSorts).nullable(),
});
export type View = z.output<typeof View>;

export const views = {
  list: endpoint({
    method: 'GET',
    path: '/api/views',
    right: 'views:use',
    summary: 'Saved filters: one’s own and the shared ones.',
    input: Nothing,
    output: Rows(View),
  }),
  save: endpoint({
    method: 'POST',
    path: '/api/views',
    right: 'views:use',
    summary: 'Saves a filter; one of the same name and owner is replaced.',
    input: z.object({
      name: Line(80),
      shared: z.boolean().default(false),
      filter: AccountFilter,
      sort: z.enum(accountSorts).nullable().default(null),
    }),
    output: View,
    status: 201,
  }),
  remove: endpoint({
    method: 'DELETE',
    path: '/api/views/:id',
    right: 'views:use',
    summary: 'Deletes a saved filter: one’s own, as administrator also a shared one.',
    input: z.object({ id: Id }),
    output: Nothing,
  }),
};
