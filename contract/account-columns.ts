import type { Language } from './language.ts';

/** What a list of accounts can show, in the order it is written when nothing else is asked. */
export const accountColumns = [
  'accountNumber',
  'holderName',
  'holderKind',
  'managerKind',
  'status',
  'step',
  'deadline',
  'daysLeft',
  'overdue',
  'confirmedAt',
  'mobile',
  'email',
  'intermediaryCode',
  'intermediaryName',
  'cohort',
  'contractDate',
  'lastContactAt',
  'remindersEmail',
  'remindersSms',
  'callAttempts',
  'lastOutcome',
] as const;
export type AccountColumn = (typeof accountColumns)[number];

const hu: Record<AccountColumn, string> = {
  accountNumber: 'Ügyfélszámlaszám',
  holderName: 'Ügyfél neve',
  holderKind: 'Ügyfél típusa',
  managerKind: 'Számlakezelő',
  status: 'Állapot',
  step: 'Regisztrációs lépés',
  deadline: 'Határidő',
  daysLeft: 'Hátralévő nap',
  overdue: 'Határidőn túl',
  confirmedAt: 'Regisztráció ideje',
  mobile: 'Mobiltelefon',
  email: 'E-mail-cím',
  intermediaryCode: 'Közvetítő kódja',
  intermediaryName: 'Közvetítő neve',
  cohort: 'Megújítási időszak',
  contractDate: 'Szerződéskötés napja',
  lastContactAt: 'Utolsó megkeresés',
  remindersEmail: 'E-mail-emlékeztetők',
  remindersSms: 'SMS-emlékeztetők',
  callAttempts: 'Hívások',
  lastOutcome: 'Utolsó kimenetel',
};

const en: Record<AccountColumn, string> = {
  accountNumber: 'Account number',
  holderName: 'Client',
  holderKind: 'Kind of client',
  managerKind: 'Managed by',
  status: 'Status',
  step: 'Registration step',
  deadline: 'Deadline',
  daysLeft: 'Days left',
  overdue: 'Overdue',
  confirmedAt: 'Registered at',
  mobile: 'Mobile',
  email: 'E-mail',
  intermediaryCode: 'Intermediary code',
  intermediaryName: 'Intermediary',
  cohort: 'Renewal period',
  contractDate: 'Contract date',
  lastContactAt: 'Last contact',
  remindersEmail: 'E-mail reminders',
  remindersSms: 'SMS reminders',
  callAttempts: 'Calls',
  lastOutcome: 'Last outcome',
};

/** The heading of each column, on screen and in files. */
export const columnWords: Record<Language, Record<AccountColumn, string>> = { hu, en };
