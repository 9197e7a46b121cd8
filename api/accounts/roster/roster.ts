import { accountStatuses, managerKinds, registrationSteps } from '#contract/account-status.ts';
import type { Placed, RosterRow } from './roster.sql.ts';

/** What lists ask of every account, by its id: with both orders some 32 bytes an account. */
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
};

export const statusCode = (status: string): number => accountStatuses.findIndex((each) => each === status);
export const stepCode = (step: string): number => registrationSteps.findIndex((each) => each === step);
export const managerCode = (kind: string): number => managerKinds.findIndex((each) => each === kind);
/** 2012-02-15 is 20120215. */
export const dayNumber = (day: string): number => Number(day.replaceAll('-', ''));

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
  roster.status[id] = statusCode(row.status);
  roster.step[id] = stepCode(row.step);
  roster.managerKind[id] = managerCode(row.manager_kind);
  roster.cohort[id] = row.cohort_id;
  roster.intermediary[id] = row.intermediary_id ?? 0;
  roster.deadline[id] = dayNumber(row.deadline);
}

export function noteContact(roster: Roster, id: number, at: string | null): void {
  roomFor(roster, id);
  roster.contactedAt[id] = at === null || at === '' ? 0 : Date.parse(at);
}

/** An order with some taken out and put where they belong now. Null: one of those they follow is not in it. */
export function reordered(order: Int32Array, moved: ReadonlySet<number>, placed: readonly Placed[]): Int32Array | null {
  const followers = Map.groupBy(placed, ({ after }) => after);
  const next = new Int32Array(order.length + placed.length);
  let at = 0;
  const follow = (id: number): void => {
    for (const each of followers.get(id) ?? []) {
      next[at] = each.id;
      at += 1;
    }
    followers.delete(id);
  };
  follow(0);
  for (const id of order) {
    if (moved.has(id)) continue;
    next[at] = id;
    at += 1;
    if (followers.size > 0) follow(id);
  }
  return followers.size > 0 ? null : next.subarray(0, at);
}
