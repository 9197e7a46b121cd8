import {
  type AccountStatus,
  accountStatuses,
  type RegistrationStep,
  registrationSteps,
} from '#contract/account-status.ts';
import { accountWords } from '#contract/account-words.ts';
import type { Language } from '#contract/language.ts';
import type { SheetLine } from './account-sheet.ts';
import type { ExportValue } from './columns.ts';
import { sheetWords } from './sheet-words.ts';

export type Totals = {
  add: (line: SheetLine) => void;
  /** A label and a number per line: all rows, by status, by step, overdue. */
  facts: (language: Language) => [label: string, value: ExportValue][];
};

/** Counts what is written while it is written, so that the sums are those of the file itself. */
export function countTotals(): Totals {
  const byStatus = new Map<AccountStatus, number>();
  const byStep = new Map<RegistrationStep, number>();
  let rows = 0;
  let overdue = 0;
  return {
    add: (line) => {
      rows += 1;
      if (line.overdue) overdue += 1;
      byStatus.set(line.status, (byStatus.get(line.status) ?? 0) + 1);
      byStep.set(line.step, (byStep.get(line.step) ?? 0) + 1);
    },
    facts: (language) => {
      const { statuses, steps } = accountWords[language];
      const { rows: allRows, overdue: late } = sheetWords[language];
      return [
        [allRows, rows],
        [late, overdue],
        ...accountStatuses.map((status): [string, number] => [statuses[status], byStatus.get(status) ?? 0]),
        ...registrationSteps.map((step): [string, number] => [steps[step], byStep.get(step) ?? 0]),
      ];
    },
  };
}
