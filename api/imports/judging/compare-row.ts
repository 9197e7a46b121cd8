import type { Instant, LocalDate } from '#contract/basics.ts';
import type { ConflictField, RowChange, RowConflict, Settlement } from '#contract/imports.ts';
import { dayStart } from '#contract/local-time.ts';
import type { StoredAccount } from '../../accounts/stored.ts';
import { takenOver } from './account-columns.sql.ts';
import { extraWords, readExtra, storedExtra, withExtra } from '../rows/extra-fields.ts';
import type { ListRow } from '../rows/list-row.ts';

/** What the list as a whole says of every row. */
export type ListFacts = {
  /** The day a list without dates speaks of. */
  day: LocalDate;
  /** Without a column for it, person or company is only guessed from the name: no reason to change anything. */
  tellsHolderKind: boolean;
};

/** The code of the intermediary; undefined where the list has no such column. */
export type Firm = { list: string | null | undefined; known: string | null };

/** Whose value a person chose where both differ; left out, what is kept stays. */
export type Choices = Partial<Record<ConflictField, Settlement | null>>;

export type Comparison = {
  changes: RowChange[];
  conflicts: Omit<RowConflict, 'settled'>[];
  /** The account had been called gone. */
  back: boolean;
  /** What the list says else of somebody whose data may only be kept: nothing of it is taken over. */
  untouched: RowChange[];
  /** The columns to write; the intermediary is left to who knows its id. */
  next: Partial<StoredAccount>;
};

const contacts = [
  { field: 'email', kept: 'list_email', shown: 'listEmail' },
  { field: 'mobile', kept: 'list_mobile', shown: 'listMobile' },
] as const;

type Open = Omit<Comparison, 'next' | 'untouched'> & { next: Record<string, string | number | null> };

/** Columns kept under their own headings; those the list does not have stay. */
function compareExtra(found: Open, { extra }: ListRow, known: StoredAccount): void {
  if (extra === undefined) return;
  const next = withExtra(known.extra, extra);
  if (next === storedExtra(readExtra(known.extra))) return;
  found.changes.push({
    field: 'extra',
    before: extraWords(known.extra, next),
    after: extraWords(next, known.extra),
  });
  found.next['extra'] = next;
}

function takeOver(found: Open, list: ListRow, known: StoredAccount, { tellsHolderKind }: ListFacts): void {
  let field: keyof typeof takenOver;
  for (field in takenOver) {
    const said = list[field];
    const column = takenOver[field];
    if (said === undefined || said === known[column]) continue;
    found.changes.push({ field, before: known[column], after: said });
    found.next[column] = said;
  }
  if (!tellsHolderKind || list.holderKind === known.holder_kind) return;
  found.changes.push({ field: 'holderKind', before: known.holder_kind, after: list.holderKind });
  found.next['holder_kind'] = list.holderKind;
}

/**
 * What a person corrected stays; the list's value is kept beside it and shown (import.md, Judging a row). Once both
 * agree again, the account follows the list.
 */
function compareContacts(found: Open, list: ListRow, known: StoredAccount, choices: Choices): void {
  const corrected = known.contact_corrected_at !== null;
  for (const { field, kept, shown } of contacts) {
    const said = list[field];
    const different = corrected && known[field] !== known[kept];
    if (different && said !== known[field])
      found.conflicts.push({ kind: 'contact_corrected', field, list: said, kept: known[field], fixed: false });
    const byHand = different && choices[field] !== 'list';
    if (byHand && said !== known[kept]) found.changes.push({ field: shown, before: known[kept], after: said });
    if (!byHand && said !== known[field]) {
      found.changes.push({ field, before: known[field], after: said });
      found.next[field] = said;
    }
    if (corrected && said !== known[kept]) found.next[kept] = said;
  }
  const agreed = contacts.every(({ field }) => found.next[field] === list[field] || known[field] === list[field]);
  if (corrected && agreed && found.changes.length > 0)
    Object.assign(found.next, { contact_corrected_at: null, list_email: null, list_mobile: null });
}

/** A day the client has been registered since, as the list tells it. */
export const registeredOn = (list: ListRow, facts: ListFacts): LocalDate | null =>
  list.registered === true ? (list.registeredOn ?? facts.day) : null;

/** The days of a list are few, and telling when one began costs as much as all else of a row. */
const begun = new Map<LocalDate, Instant>();

function startOf(day: LocalDate): Instant {
  const start = begun.get(day) ?? dayStart(day);
  begun.set(day, start);
  return start;
}

/** The columns of a confirmation that comes from a list. */
export const confirmation = (day: LocalDate) =>
  ({ confirmed_at: startOf(day), confirmed_on: day, confirmed_source: 'list', step: 'confirmed' }) as const;

/** Nothing confirms the client any more: it stands where whoever was last written to stands. */
const unconfirmed = ({ last_contact_at }: StoredAccount) =>
  ({
    confirmed_at: null,
    confirmed_on: null,
    confirmed_source: null,
    step: last_contact_at === null ? 'not_contacted' : 'invited',
  }) as const;

/**
 * "yes" confirms; what our own mirror confirmed stays; "no" never takes a confirmation back by itself, only when a
 * person chooses so, and never one of our mirror.
 */
function compareRegistration(
  found: Open,
  list: ListRow,
  known: StoredAccount,
  { facts, choices }: { facts: ListFacts; choices: Choices },
): void {
  if (list.registered === false && known.confirmed_on !== null) {
    const fixed = known.confirmed_source === 'portal';
    const kept = known.confirmed_on;
    found.conflicts.push({ kind: 'registered_here', field: 'registered', list: null, kept, fixed });
    if (!fixed && choices.registered === 'list') {
      found.changes.push({ field: 'registeredOn', before: kept, after: null });
      Object.assign(found.next, unconfirmed(known));
    }
  }
  const day = registeredOn(list, facts);
  if (day === null || known.confirmed_source === 'portal') return;
  const told = known.confirmed_on === null ? day : (list.registeredOn ?? known.confirmed_on);
  if (told === known.confirmed_on) return;
  found.changes.push({ field: 'registeredOn', before: known.confirmed_on, after: told });
  Object.assign(found.next, confirmation(told));
}

/** What a row of a list changes of a known account, what it contradicts, and what stays. */
export function compareRow(
  list: ListRow,
  known: StoredAccount,
  {
    firm,
    facts,
    choices = {},
    restricted = false,
  }: { firm: Firm; facts: ListFacts; choices?: Choices; restricted?: boolean },
): Comparison {
  const found: Open = { changes: [], conflicts: [], back: known.gone_on !== null, next: {} };
  const data: Open = restricted ? { changes: [], conflicts: [], back: false, next: {} } : found;
  takeOver(data, list, known, facts);
  compareExtra(data, list, known);
  if (firm.list !== undefined && firm.list !== firm.known)
    data.changes.push({ field: 'intermediaryCode', before: firm.known, after: firm.list });
  compareContacts(data, list, known, choices);
  compareRegistration(found, list, known, { facts, choices });
  if (known.gone_on !== null) {
    found.changes.push({ field: 'goneOn', before: known.gone_on, after: null });
    found.next['gone_on'] = null;
  }
  return { ...found, untouched: restricted ? data.changes : [] };
}
