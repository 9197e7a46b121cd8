import type { RowChange } from '#contract/imports.ts';
import { listColumns, type ListColumn } from '#contract/list-columns.ts';
import type { RowRemark } from '#contract/row-reasons.ts';

const columnOf = (field: RowChange['field']): ListColumn | undefined => {
  if (field === 'listEmail') return 'email';
  if (field === 'listMobile') return 'mobile';
  return listColumns.find((column) => column === field);
};

/** Kinds are codes here, not what the cell shows. */
const isCode = (column: ListColumn): boolean => column === 'managerKind' || column === 'holderKind';

/** What a list says of somebody whose data may only be kept, as remarks: it stays as it is. */
export const restrictedRemarks = (untouched: readonly RowChange[]): RowRemark[] =>
  untouched.flatMap(({ field, after }): RowRemark[] => {
    const column = columnOf(field);
    if (column === undefined) return [];
    return [{ column, value: isCode(column) ? '' : String(after ?? ''), reason: 'client_restricted' }];
  });
