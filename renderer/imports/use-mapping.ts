import { useState } from 'react';
import { imports, type ImportMapping } from '#contract/imports.ts';
import { requiredColumns, type ListColumn } from '#contract/list-columns.ts';
import { useWrite } from '../shared/query.ts';

/** `extra`: kept under its own heading */
export type Meaning = ListColumn | 'extra' | null;
type Chosen = Readonly<Record<string, Meaning>>;

export type MappingForm = {
  chosen: Chosen;
  choose: (letter: string, column: Meaning) => void;
  /** chosen for more than one column */
  twice: ListColumn[];
  missing: ListColumn[];
  /** as they were when the list was read: the button would change nothing */
  ready: boolean;
  send: () => void;
  /** Reads the list in another way: sheet, letters, separator. The columns are guessed anew. */
  reopen: (
    choice: Pick<Parameters<ReturnType<typeof useSet>['mutate']>[0], 'sheet' | 'csv' | 'repairLetters' | 'part'>,
  ) => void;
  busy: boolean;
  failure: unknown;
};

const useSet = () => useWrite(imports.setMapping);

/** Which column of a file is which, while a person settles it. */
export function useMapping(id: number, mapping: ImportMapping): MappingForm {
  const [chosen, setChosen] = useState<Chosen>(() =>
    Object.fromEntries(
      mapping.columns.map(({ letter, column, extra }) => [letter, column ?? (extra ? 'extra' : null)]),
    ),
  );
  const set = useSet();
  const taken = Object.values(chosen).filter((column) => column !== null && column !== 'extra');
  const twice = [...new Set(taken.filter((column, at) => taken.indexOf(column) !== at))];
  const missing = requiredColumns.filter((column) => !taken.includes(column));
  return {
    chosen,
    choose: (letter, column) => setChosen({ ...chosen, [letter]: column }),
    twice,
    missing,
    ready: twice.length === 0 && missing.length === 0,
    send: () => {
      const columns = Object.fromEntries(
        Object.entries(chosen).flatMap(([letter, column]) =>
          column === null || column === 'extra' ? [] : [[column, letter]],
        ),
      );
      const extra = Object.keys(chosen).filter((letter) => chosen[letter] === 'extra');
      set.mutate({ id, columns, extra });
    },
    reopen: (choice) => set.mutate({ id, columns: {}, ...choice }),
    busy: set.isPending,
    failure: set.error,
  };
}
