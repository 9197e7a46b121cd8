import { accountColumns, columnWords, type AccountColumn } from '#contract/account-columns.ts';
import { accountWords } from '#contract/account-words.ts';
import type { AccountLine } from '#contract/accounts.ts';
import type { Language } from '#contract/language.ts';
import type { ColumnKind, ExportColumn, ExportRow, ExportValue } from './columns.ts';
import { sheetWords } from './sheet-words.ts';

/** What a file may show of an account; `extras` is what it keeps of columns that mean nothing known, by heading. */
export type SheetLine = Omit<AccountLine, 'id'> & { extras?: Readonly<Record<string, string>> | undefined };

type Column = { kind: ColumnKind; width: number; value: (line: SheetLine, language: Language) => ExportValue };

const columns: Record<AccountColumn, Column> = {
  accountNumber: { kind: 'text', width: 18, value: (line) => line.accountNumber },
  holderName: { kind: 'text', width: 28, value: (line) => line.holderName },
  holderKind: { kind: 'text', width: 14, value: (line, as) => accountWords[as].holderKinds[line.holderKind] },
  managerKind: { kind: 'text', width: 14, value: (line, as) => accountWords[as].managerKinds[line.managerKind] },
  status: { kind: 'text', width: 22, value: (line, as) => accountWords[as].statuses[line.status] },
  step: { kind: 'text', width: 24, value: (line, as) => accountWords[as].steps[line.step] },
  deadline: { kind: 'day', width: 13, value: (line) => line.deadline },
  daysLeft: { kind: 'whole', width: 11, value: (line) => line.daysLeft },
  overdue: { kind: 'text', width: 11, value: (line, as) => sheetWords[as].yesNo(line.overdue) },
  confirmedAt: { kind: 'instant', width: 18, value: (line) => line.confirmedAt },
  mobile: { kind: 'text', width: 16, value: (line) => line.mobile },
  email: { kind: 'text', width: 28, value: (line) => line.email },
  intermediaryCode: { kind: 'text', width: 14, value: (line) => line.intermediaryCode },
  intermediaryName: { kind: 'text', width: 28, value: (line) => line.intermediaryName },
  cohort: { kind: 'text', width: 22, value: (line) => line.cohort },
  contractDate: { kind: 'day', width: 13, value: (line) => line.contractDate },
  lastContactAt: { kind: 'instant', width: 18, value: (line) => line.lastContactAt },
  remindersEmail: { kind: 'whole', width: 13, value: (line) => line.reminders.email },
  remindersSms: { kind: 'whole', width: 13, value: (line) => line.reminders.sms },
  callAttempts: { kind: 'whole', width: 9, value: (line) => line.callAttempts },
  lastOutcome: {
    kind: 'text',
    width: 24,
    value: ({ lastOutcome }, as) => lastOutcome && (accountWords[as].outcomes[lastOutcome] ?? lastOutcome),
  },
  restricted: { kind: 'text', width: 14, value: (line, as) => sheetWords[as].yesNo(line.restricted) },
};

export type AccountSheet = { columns: ExportColumn[]; rowOf: (line: SheetLine) => ExportRow };

const EXTRA_WIDTH = 20;

/** The columns asked for, in the order asked for, worded in a language; behind them those kept under their own headings. */
export function accountSheet(
  asked: readonly AccountColumn[] | null,
  language: Language,
  extra: readonly string[] = [],
): AccountSheet {
  const names = asked ?? accountColumns;
  const values = names.map((name) => columns[name].value);
  const known = names.map((name) => ({
    heading: columnWords[language][name],
    kind: columns[name].kind,
    width: columns[name].width,
  }));
  return {
    columns: [...known, ...extra.map((heading) => ({ heading, kind: 'text' as const, width: EXTRA_WIDTH }))],
    rowOf: (line) => [
      ...values.map((value) => value(line, language)),
      ...extra.map((heading) => line.extras?.[heading] ?? null),
    ],
  };
}
