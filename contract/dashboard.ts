import { z } from 'zod';
import { accountStatuses, registrationSteps } from './account-status.ts';
import { Id, Instant, LocalDate } from './basics.ts';
import { endpoint } from './endpoint.ts';

const count = z.number().int();

/** How a renewal period stands. `mustRegister` = `registered` + `open`; `late` is part of `registered`, `overdue` of `open`. */
export const CohortStanding = z.object({
  id: Id,
  name: z.string(),
  deadline: LocalDate,
  /** 0 on the deadline, negative after it */
  daysLeft: count,
  mustRegister: count,
  registered: count,
  late: count,
  open: count,
  overdue: count,
});
export type CohortStanding = z.output<typeof CohortStanding>;

/** Registrations a day, and what they come to. Averages are over whole days, so today is not in them. */
export const Pace = z.object({
  /** since the first day of the period; null before anybody has registered */
  perDay: z.number().nullable(),
  /** over the last seven days: what the forecast goes on with */
  recentPerDay: z.number().nullable(),
  /** to have everybody by the deadline, today included; null when it is over or nobody is open */
  neededPerDay: z.number().nullable(),
  /** still open at the end of the deadline if it goes on like this; null once it is over */
  openAtDeadline: count.nullable(),
  /** the day the last one would register if it goes on like this */
  doneOn: LocalDate.nullable(),
});
export type Pace = z.output<typeof Pace>;

/** `registered` on the day, `open` at its end; the numbers of the accounts as they are known today. */
export const DashboardDay = z.object({ day: LocalDate, registered: count, open: count });
export type DashboardDay = z.output<typeof DashboardDay>;

export const IntermediaryStanding = z.object({
  /** null: the accounts that came through nobody */
  code: z.string().nullable(),
  name: z.string().nullable(),
  mustRegister: count,
  registered: count,
  open: count,
  overdue: count,
  lastContactAt: Instant.nullable(),
});
export type IntermediaryStanding = z.output<typeof IntermediaryStanding>;

export const CohortDetail = z.object({
  id: Id,
  /** every account of the period, those who need not register included */
  byStatus: z.record(z.enum(accountStatuses), count),
  /** of those who must register */
  byStep: z.record(z.enum(registrationSteps), count),
  /** open, with the deadline today or within the next seven days */
  dueWithin7: count,
  registeredToday: count,
  pace: Pace,
  days: z.array(DashboardDay),
  intermediaries: z.array(IntermediaryStanding),
});
export type CohortDetail = z.output<typeof CohortDetail>;

export const dashboard = {
  show: endpoint({
    method: 'GET',
    path: '/api/dashboard',
    right: 'dashboard:see',
    summary: 'How each renewal period stands, and one of them in detail: by default the one with the latest deadline.',
    input: z.object({ cohort: Id.optional() }),
    output: z.object({
      at: Instant,
      today: LocalDate,
      cohorts: z.array(CohortStanding),
      detail: CohortDetail.nullable(),
    }),
  }),
};
export type Dashboard = z.output<typeof dashboard.show.output>;
