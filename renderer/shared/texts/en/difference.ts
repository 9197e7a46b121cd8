import type { DifferenceKind } from '#contract/list-difference.ts';
import type { Texts } from '../texts.ts';

const kinds: Record<DifferenceKind, string> = {
  new: 'New',
  changed: 'Changed',
  gone: 'Gone',
  back: 'Re-appeared',
  same: 'Unchanged',
};

const hints: Record<DifferenceKind, string> = {
  new: 'In the later one, not in the earlier one.',
  changed: 'In both, but different. Enter or a click shows every field that differs.',
  gone: 'In the earlier one, no longer in the later one.',
  back: 'Missing from the earlier list, but known before it, and in the later one again.',
  same: 'The same in both.',
};

export const difference: Texts['difference'] = {
  open: 'Compare lists',
  title: 'Difference of lists',
  note: 'Two lists of one insurer, or a list and the accounts as they are today.',
  was: 'Earlier list',
  now: 'Later',
  today: 'The accounts now',
  listOption: (filename, when) => `${filename} – ${when}`,
  nothing: 'At least one list that was read is needed to compare.',
  kinds,
  hints,
  leftOut: (columns) => `Only one of them has these columns, so they are not compared: ${columns}.`,
  rowsOf: (kind) => `Accounts: ${kind}`,
  none: 'There are none.',
  excel: 'Excel…',
  which: (kind) => `Differences: ${kind}`,
  all: 'everything but what stayed the same',
  yes: 'yes',
  no: 'no',
  drawer: 'Fields that differ',
};
