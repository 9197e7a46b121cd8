import { z } from 'zod';
import { endpoint } from './endpoint.ts';

const Name = z.string().regex(/^[a-zA-Z][a-zA-Z-]{0,39}$/);
const Names = z.array(Name).max(100);

/** Which columns of a list a person sees, and in which order. */
export const ColumnLayout = z.object({ order: Names, shown: Names });
export type ColumnLayout = z.output<typeof ColumnLayout>;

export const columns = {
  read: endpoint({
    method: 'GET',
    path: '/api/columns/:list',
    right: 'self:use',
    summary: 'The columns one chose for a list; null while one has not.',
    input: z.object({ list: Name }),
    output: z.object({ layout: ColumnLayout.nullable() }),
  }),
  choose: endpoint({
    method: 'PUT',
    path: '/api/columns/:list',
    right: 'self:use',
    summary: 'Remembers the columns one chose for a list; null goes back to the standard ones.',
    input: z.object({ list: Name, layout: ColumnLayout.nullable() }),
    output: z.object({ layout: ColumnLayout.nullable() }),
  }),
};
