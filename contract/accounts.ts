import { z } from 'zod';
import { accountStatuses, managerKinds, registrationSteps } from './account-status.ts';
import { Flag, Line, LocalDate, Many } from './basics.ts';

/** What a list, a campaign or an export is narrowed to; the same in an address, a saved view and a JSON body. */
export const AccountFilter = z.object({
  status: Many(z.enum(accountStatuses)),
  step: Many(z.enum(registrationSteps)),
  managerKind: Many(z.enum(managerKinds)),
  /** must register, has not, and the deadline is over */
  overdue: Flag.optional(),
  /** must register, has not, and the deadline is at most this many days away (0 = today) */
  dueWithin: z.coerce.number().int().min(0).max(366).optional(),
  /** part of a name, account number, e-mail address or phone number; accents and case do not matter */
  q: z.string().trim().max(200).optional(),
  /** id or code; `none`: came through nobody */
  intermediary: Line(40).or(z.number().int().positive().transform(String)).optional(),
  /** id or name of a renewal period */
  cohort: Line(120).or(z.number().int().positive().transform(String)).optional(),
  /** local days, inclusive: when the registration was confirmed */
  confirmedFrom: LocalDate.optional(),
  confirmedTo: LocalDate.optional(),
  /** was ever sent a message or called */
  contacted: Flag.optional(),
  /** the local day the status is derived for; today when left out */
  asOf: LocalDate.optional(),
});
export type AccountFilter = z.output<typeof AccountFilter>;
