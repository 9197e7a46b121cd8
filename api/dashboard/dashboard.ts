import type { AccountStatus } from '#contract/account-status.ts';
import { accountStatuses, openStatuses, registeredStatuses, registrationSteps } from '#contract/account-status.ts';
import type { Id, LocalDate } from '#contract/basics.ts';
import type { CohortDetail, CohortStanding, Dashboard } from '#contract/dashboard.ts';
import { addDays, daysBetween } from '#contract/deadline.ts';
import { KapocsError } from '#contract/errors.ts';
import type { Cohort } from '#contract/settings.ts';
import { countedToday } from '../accounts/counts.ts';
import type { Context } from '../context.ts';
import * as settings from '../settings/settings.ts';
import { burnDown } from './burn-down.ts';
import * as sql from './dashboard.sql.ts';
import { paceOf } from './pace.ts';

const SOON_DAYS = 7;

const isOpen = (status: AccountStatus): boolean => (openStatuses as readonly AccountStatus[]).includes(status);
const isRegistered = (status: AccountStatus): boolean =>
  (registeredStatuses as readonly AccountStatus[]).includes(status);

const sum = (rows: readonly sql.CountRow[], which: (row: sql.CountRow) => boolean): number =>
  rows.reduce((total, row) => (which(row) ? total + row.n : total), 0);

const countsBy = <Name extends string>(names: readonly Name[], count: (name: Name) => number): Record<Name, number> =>
  Object.fromEntries(names.map((name) => [name, count(name)])) as Record<Name, number>;

/** How the periods stand, and one of them in detail. A broker's are its own clients. Throws NOT_FOUND. */
export async function dashboard(ctx: Context, { cohort }: { cohort?: Id | undefined }): Promise<Dashboard> {
  const today = ctx.today();
  const scope = { only: ctx.actor?.role === 'broker' ? (ctx.actor.intermediaryId ?? -1) : null };
  const periods = await settings.cohorts(ctx);
  const from = await countedToday(ctx);
  const counts = await sql.counts(ctx.db, scope, { from, today, soon: addDays(today, SOON_DAYS) });
  const rowsOf = ({ id }: Cohort): sql.CountRow[] => counts.filter((row) => row.cohort_id === id);
  const chosen = cohort === undefined ? periods[0] : periods.find(({ id }) => id === cohort);
  if (cohort !== undefined && !chosen) throw new KapocsError('NOT_FOUND', { cohortId: cohort });
  const standings = periods.map((period) => standing(period, rowsOf(period), today));
  return {
    at: ctx.now(),
    today,
    cohorts: standings,
    detail: chosen ? await detail(ctx, { scope, from, cohort: chosen, rows: rowsOf(chosen) }) : null,
  };
}

function standing({ id, name, deadline }: Cohort, rows: readonly sql.CountRow[], today: LocalDate): CohortStanding {
  const open = sum(rows, ({ status }) => isOpen(status));
  const registered = sum(rows, ({ status }) => isRegistered(status));
  return {
    id,
    name,
    deadline,
    daysLeft: daysBetween(today, deadline),
    mustRegister: registered + open,
    registered,
    late: sum(rows, ({ status }) => status === 'registered_late'),
    open,
    overdue: sum(rows, ({ status, past }) => isOpen(status) && past === 1),
  };
}

/** A day that has come by today. */
const come = (day: string, today: LocalDate): LocalDate | null => (day === '' || day > today ? null : day);

type Chosen = { scope: sql.Scope; from: sql.Counted; cohort: Cohort; rows: readonly sql.CountRow[] };

async function detail(ctx: Context, { scope, from, cohort, rows }: Chosen): Promise<CohortDetail> {
  const today = ctx.today();
  const { deadline, firstMailOn, id } = cohort;
  const firms = await sql.intermediaries(ctx.db, scope, { from, cohortId: id, today });
  const left = (await sql.days(ctx.db, scope, id)).map(({ confirmed_on, closed_on, n }) => ({
    confirmedOn: come(confirmed_on, today),
    closedOn: come(closed_on, today),
    count: n,
  }));
  const { mustRegister, open } = standing(cohort, rows, today);
  const closed = left.reduce((total, { closedOn, count }) => (closedOn === null ? total : total + count), 0);
  const days = burnDown(left, { today, deadline, firstMailOn, owners: mustRegister + closed });
  return {
    id,
    byStatus: countsBy(accountStatuses, (name) => sum(rows, ({ status }) => status === name)),
    byStep: countsBy(registrationSteps, (name) =>
      sum(rows, ({ status, step }) => step === name && (isOpen(status) || isRegistered(status))),
    ),
    dueWithin7: sum(rows, ({ status, soon }) => isOpen(status) && soon === 1),
    registeredToday: days.find(({ day }) => day === today)?.registered ?? 0,
    pace: paceOf(days, { today, deadline, open }),
    days,
    intermediaries: firms.map(({ last_contact_at, ...firm }) => ({
      ...firm,
      mustRegister: firm.registered + firm.open,
      lastContactAt: last_contact_at,
    })),
  };
}
