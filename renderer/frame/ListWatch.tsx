import { useEffect, useRef } from 'react';
import { useLocation } from 'react-router';
import { imports, type Import, type ImportState } from '#contract/imports.ts';
import { useRead } from '../shared/query.ts';
import { allWords, type Texts } from '../shared/texts/index.ts';
import { toast } from '../shared/toast.ts';

const WATCHED = 10;
const underWay = new Set<ImportState>(['received', 'reading', 'applying', 'undoing']);

/** What to say of a list that has come to rest. */
function ended({ imports: texts }: Texts, { state, filename }: Import): string | null {
  switch (state) {
    case 'preview':
    case 'needs_mapping':
      return texts.doneRead(filename);
    case 'failed':
      return texts.doneFailed(filename);
    case 'applied':
      return texts.doneApplied(filename);
    case 'undone':
      return texts.doneUndone(filename);
    case 'received':
    case 'reading':
    case 'applying':
    case 'undoing':
      return null;
  }
}

/** Tells on every other screen that the work on a list is done. */
export function ListWatch() {
  const { pathname } = useLocation();
  const { data } = useRead(imports.list, { limit: WATCHED });
  const before = useRef<Map<number, ImportState> | null>(null);
  useEffect(() => {
    if (!data) return;
    const known = before.current;
    before.current = new Map(data.rows.map(({ id, state }) => [id, state]));
    const newest = Math.max(0, ...(known?.keys() ?? []));
    for (const list of known ? data.rows : []) {
      // what the watched folder brought may have come to rest before it was first seen
      const was = known?.get(list.id) ?? (list.createdBy === null && list.id > newest ? 'received' : undefined);
      if (was === undefined || was === list.state || !underWay.has(was) || pathname === `/imports/${list.id}`) continue;
      void allWords().then((texts) => {
        const said = ended(texts, list);
        if (said !== null) toast(said, { kind: list.state === 'failed' ? 'failed' : 'done' });
      });
    }
  }, [data, pathname]);
  return null;
}
