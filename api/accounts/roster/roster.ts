import { accountStatuses, managerKinds, registrationSteps } from '#contract/account-status.ts';
import type { RosterRow } from './roster.sql.ts';

/** What lists ask of every account, by its id: with all orders some 44 bytes an account. */
export type Roster = {
  status: Uint8Array;
  step: Uint8Array;
  managerKind: Uint8Array;
  cohort: Int32Array;
  /** 0: came through nobody */
  intermediary: Int32Array;
  /** as `dayNumber` says it */
  deadline: Int32Array;
  /** milliseconds; 0: never */
  contactedAt: Float64Array;
  /** the ids in the order of names, of account numbers; ties by id */
  byName: Int32Array;
  byNumber: Int32Array;
  /** those ever contacted, by when */
  contacted: Int32Array;
  /** worked out by `idsBy` of orders.ts; null: since then something has changed */
  byDeadline: Int32Array | null;
  byStatus: Int32Array | null;
  byContact: Int32Array | null;
};

export const statusCode = (status: string): number => accountStatuses.findIndex((each) => each === status);
export const stepCode = (step: string): number => registrationSteps.findIndex((each) => each === step);
export const managerCode = (kind: string): number => managerKinds.findIndex((each) => each === kind);
/** Days since 1970. */
export const dayNumber = (day: string): number => Date.parse(day) / 86_400_000;

export const emptyRoster = (): Roster => ({
  status: new Uint8Array(0),
  step: new Uint8Array(0),
  managerKind: new Uint8Array(0),
  cohort: new Int32Array(0),
  intermediary: new Int32Array(0),
  deadline: new Int32Array(0),
  contactedAt: new Float64Array(0),
  byName: new Int32Array(0),
  byNumber: new Int32Array(0),
  contacted: new Int32Array(0),
  byDeadline: null,
  byStatus: null,
  byContact: null,
});

function roomFor(roster: Roster, id: number): void {
  if (id < roster.status.length) return;
  const size = Math.ceil((id + 1) * 1.1) + 100;
  const longer = <A extends Uint8Array | Int32Array | Float64Array>(made: A, from: A): A => {
    made.set(from);
    return made;
  };
  roster.status = longer(new Uint8Array(size), roster.status);
  roster.step = longer(new Uint8Array(size), roster.step);
  roster.managerKind = longer(new Uint8Array(size), roster.managerKind);
  roster.cohort = longer(new Int32Array(size), roster.cohort);
  roster.intermediary = longer(new Int32Array(size), roster.intermediary);
  roster.deadline = longer(new Int32Array(size), roster.deadline);
  roster.contactedAt = longer(new Float64Array(size), roster.contactedAt);
}

export function note(roster: Roster, row: RosterRow): void {
  const { id } = row;
  roomFor(roster, id);
  const status = statusCode(row.status);
  if (roster.status[id] !== status) roster.byStatus = null;
  roster.status[id] = status;
  roster.step[id] = stepCode(row.step);
  roster.managerKind[id] = managerCode(row.manager_kind);
  roster.cohort[id] = row.cohort_id;
  roster.intermediary[id] = row.intermediary_id ?? 0;
  const day = dayNumber(row.deadline);
  if (roster.deadline[id] !== day) roster.byDeadline = null;
  roster.deadline[id] = day;
}

/** Whether that is news. */
export function noteContact(roster: Roster, id: number, at: string | null): boolean {
  roomFor(roster, id);
  const before = roster.contactedAt[id];
  roster.contactedAt[id] = at === null || at === '' ? 0 : Date.parse(at);
  return before !== roster.contactedAt[id];
}
