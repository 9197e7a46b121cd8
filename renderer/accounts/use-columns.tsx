import LockOutlined from '@mui/icons-material/LockOutlined';
import { useMemo } from 'react';
import { openStatuses } from '#contract/account-status.ts';
import type { AccountLine, AccountOrder } from '#contract/accounts.ts';
import { localDate } from '#contract/local-time.ts';
import { type Format, useFormat } from '../shared/format.ts';
import { StatusChip } from '../shared/StatusChip.tsx';
import type { Column } from '../shared/table/column.ts';
import { type Texts, useTexts } from '../shared/texts/index.ts';
import { Deadline } from './Deadline.tsx';

type ListColumn = Column<AccountLine> & { sort?: AccountOrder };

const isOpen = ({ status }: AccountLine): boolean => openStatuses.some((open) => open === status);

function columnsOf({ account, accounts, common, restriction }: Texts, format: Format): ListColumn[] {
  const titles = accounts.columns;
  const instant = (at: string | null): string => (at === null ? common.none : format.instant(at));
  return [
    {
      key: 'name',
      title: titles.name,
      width: 170,
      grow: 2,
      sort: 'name',
      cell: (row) => (row.restricted ? <Marked name={row.holderName} mark={restriction.mark} /> : row.holderName),
    },
    { key: 'number', title: titles.number, width: 112, sort: 'accountNumber', cell: (row) => row.accountNumber },
    {
      key: 'intermediary',
      title: titles.intermediary,
      width: 120,
      grow: 1,
      cell: (row) => row.intermediaryName ?? common.none,
    },
    {
      key: 'deadline',
      title: titles.deadline,
      width: 158,
      sort: 'deadline',
      cell: (row) => <Deadline row={row} open={isOpen(row)} />,
    },
    {
      key: 'status',
      title: titles.status,
      width: 178,
      sort: 'status',
      cell: (row) => <StatusChip status={row.status} overdue={row.overdue} />,
    },
    {
      key: 'step',
      title: titles.step,
      width: 158,
      cell: (row) => (row.mustRegister ? account.steps[row.step] : common.none),
    },
    {
      key: 'lastContact',
      title: titles.lastContact,
      width: 116,
      sort: 'lastContact',
      cell: (row) => (row.lastContactAt === null ? common.none : format.date(localDate(row.lastContactAt))),
    },
    {
      key: 'manager',
      title: titles.manager,
      width: 100,
      extra: true,
      cell: (row) => account.managerKinds[row.managerKind],
    },
    { key: 'cohort', title: titles.cohort, width: 160, extra: true, cell: (row) => row.cohort },
    {
      key: 'contractDate',
      title: titles.contractDate,
      width: 116,
      extra: true,
      cell: (row) => (row.contractDate === null ? common.none : format.date(row.contractDate)),
    },
    { key: 'confirmed', title: titles.confirmed, width: 142, extra: true, cell: (row) => instant(row.confirmedAt) },
    { key: 'email', title: titles.email, width: 220, extra: true, cell: (row) => row.email ?? common.none },
    {
      key: 'mobile',
      title: titles.mobile,
      width: 136,
      extra: true,
      cell: (row) => (row.mobile === null ? common.none : format.phone(row.mobile)),
    },
    {
      key: 'reminders',
      title: titles.reminders,
      width: 136,
      extra: true,
      cell: ({ reminders }) => accounts.remindersShort(reminders.email, reminders.sms),
    },
    {
      key: 'calls',
      title: titles.calls,
      width: 80,
      align: 'end',
      extra: true,
      cell: (row) => format.number(row.callAttempts),
    },
    {
      key: 'outcome',
      title: titles.outcome,
      width: 150,
      extra: true,
      cell: ({ lastOutcome }) => (lastOutcome === null ? common.none : (account.outcomes[lastOutcome] ?? lastOutcome)),
    },
  ];
}

/** A name whose data may only be kept. */
const Marked = ({ name, mark }: { name: string; mark: string }) => (
  <span>
    <LockOutlined titleAccess={mark} fontSize="inherit" sx={{ verticalAlign: 'text-bottom', mr: 0.5 }} />
    {name}
  </span>
);

/** The columns of the list, in the words of the language. */
export function useColumns(): readonly ListColumn[] {
  const texts = useTexts();
  const format = useFormat();
  return useMemo(() => columnsOf(texts, format), [texts, format]);
}
