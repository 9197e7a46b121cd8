import type { AccountColumn } from '#contract/account-columns.ts';

/** What each column of the list on screen becomes in a file, where one value stands in one cell. */
const written: Readonly<Record<string, readonly AccountColumn[]>> = {
  name: ['holderName'],
  number: ['accountNumber'],
  intermediary: ['intermediaryCode', 'intermediaryName'],
  deadline: ['deadline', 'daysLeft', 'overdue'],
  status: ['status'],
  step: ['step'],
  lastContact: ['lastContactAt'],
  manager: ['managerKind'],
  cohort: ['cohort'],
  contractDate: ['contractDate'],
  confirmed: ['confirmedAt'],
  email: ['email'],
  mobile: ['mobile'],
  reminders: ['remindersEmail', 'remindersSms'],
  calls: ['callAttempts'],
  outcome: ['lastOutcome'],
};

/** The columns of a file for those of the list, in their order; empty when the address names none. */
export const columnsFor = (shown: string | null): AccountColumn[] => [
  ...new Set((shown ?? '').split(',').flatMap((key) => written[key] ?? [])),
];
