/** Rows picked one by one, or all that match the filter, however many. */
export type Selection = { kind: 'some'; ids: ReadonlySet<number> } | { kind: 'all' };

export const nothing: Selection = { kind: 'some', ids: new Set() };
export const everything: Selection = { kind: 'all' };

export const isSelected = (selection: Selection, id: number): boolean =>
  selection.kind === 'all' || selection.ids.has(id);

export const countSelected = (selection: Selection, total: number): number =>
  selection.kind === 'all' ? total : selection.ids.size;

/** Adds or takes away one row. Out of "all" there is no "all but one": the choice starts anew. */
export function toggled(selection: Selection, id: number): Selection {
  if (selection.kind === 'all') return nothing;
  const ids = new Set(selection.ids);
  if (!ids.delete(id)) ids.add(id);
  return { kind: 'some', ids };
}

export function extended(selection: Selection, more: readonly number[]): Selection {
  return selection.kind === 'all' ? selection : { kind: 'some', ids: new Set([...selection.ids, ...more]) };
}
