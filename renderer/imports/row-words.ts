import type { ChangeField, ImportCounts, ImportRow, RowChange, RowConflict, RowView } from '#contract/imports.ts';
import type { ListColumn } from '#contract/list-columns.ts';
import type { Format } from '../shared/format.ts';
import type { Texts } from '../shared/texts/index.ts';

type Value = RowChange['before'];

/** How a list is told in words: by the texts of the language and its ways of writing days, numbers, phones. */
export type Telling = { texts: Texts; format: Format };

const days = new Set<ChangeField>(['birthDate', 'contractDate', 'riskStart', 'registeredOn', 'registered', 'goneOn']);
const phones = new Set<ChangeField>(['mobile', 'listMobile']);
const own = ['extra', 'goneOn', 'listMobile', 'listEmail'] as const;
const isOwn = (field: ChangeField): field is (typeof own)[number] => own.some((one) => one === field);

/** Accounts a list would change; where only a settled conflict does, some may be counted twice. */
export const toApply = (counts: ImportCounts): number =>
  counts.new + counts.changed + counts.gone + counts.conflictList;

/** What a field is called; one kept under its own heading may bring that along. */
export const fieldName = ({ imports }: Texts, field: ChangeField, heading: string | null = null): string =>
  heading ?? (isOwn(field) ? imports.fields[field] : imports.columns[field]);

/** A change of a line; of a difference with the heading, where that is all there is. */
export type TellingChange = RowChange & { heading?: string | null };

/** A value as a person writes it. */
export function shownValue({ texts, format }: Telling, field: ChangeField, value: Value): string {
  if (value === null || value === '') return texts.imports.empty;
  if (typeof value === 'number') return format.number(value);
  if (field === 'registered' && (value === 'yes' || value === 'no')) return texts.difference[value];
  if (days.has(field)) return format.date(value);
  if (phones.has(field)) return format.phone(value);
  const { managerKinds, holderKinds } = texts.account;
  if (field === 'managerKind') return managerKinds[value as keyof typeof managerKinds];
  if (field === 'holderKind') return holderKinds[value as keyof typeof holderKinds];
  return value;
}

export function changeWords(telling: Telling, { field, heading, before, after }: TellingChange): string {
  const { imports: texts } = telling.texts;
  const shown = (value: Value): string => shownValue(telling, field, value);
  if (field === 'goneOn') return texts.wasGone(shown(before));
  return texts.change(fieldName(telling.texts, field, heading), shown(before), shown(after));
}

function contradiction(telling: Telling, { kind, field, list, kept }: RowConflict): string {
  const { conflicts } = telling.texts.imports;
  const shown = (value: Value): string => shownValue(telling, field, value);
  switch (kind) {
    case 'registered_here':
      return conflicts.registered_here(shown(kept));
    case 'contact_corrected':
      return conflicts.contact_corrected(fieldName(telling.texts, field), shown(kept), shown(list));
  }
}

/** What contradicts what, and how it was settled. */
export function conflictWords(telling: Telling, conflict: RowConflict): string {
  const { settledKept, settledList } = telling.texts.imports.settle;
  const told = contradiction(telling, conflict);
  if (conflict.settled === null) return told;
  return `${told} – ${conflict.settled === 'list' ? settledList : settledKept}`;
}

export const remarkWords = (
  { imports: texts }: Texts,
  { column, value, reason }: ImportRow['remarks'][number],
): string => `${[texts.columns[column], value].filter(Boolean).join(': ')} – ${texts.remarks[reason]}`;

const keptWords = ({ texts }: Telling, { kind, changes }: ImportRow): string =>
  kind === 'new'
    ? texts.imports.keptCreated
    : texts.imports.keptNow(changes.map(({ field }) => fieldName(texts, field)).join(', '));

/** What there is to say of a line, in one breath. */
export function rowWords(telling: Telling, view: RowView, row: ImportRow): string {
  const { texts } = telling;
  if (view === 'kept') return keptWords(telling, row);
  if (row.kind === 'gone') return texts.imports.goneNow;
  return [
    ...row.reasons.map((fault) => texts.imports.fault(fault)),
    ...row.conflicts.map((conflict) => conflictWords(telling, conflict)),
    ...row.changes.map((change) => changeWords(telling, change)),
    ...row.remarks.map((remark) => remarkWords(texts, remark)),
  ].join(' · ');
}

export const columnList = (
  { imports }: Texts,
  columns: readonly ListColumn[],
  headings: readonly string[] = [],
): string => [...columns.map((column) => imports.columns[column]), ...headings].join(', ');
