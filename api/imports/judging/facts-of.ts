import type { ListFacts } from './compare-row.ts';
import type { ImportRecord } from '../imports.sql.ts';
import { planOf } from '../list-plan.ts';

/** What a list as a whole says of each of its rows. */
export const factsOf = (record: Pick<ImportRecord, 'list_day' | 'plan'>): ListFacts => ({
  day: record.list_day,
  tellsHolderKind: planOf(record).way?.judging.places.holderKind !== undefined,
});
