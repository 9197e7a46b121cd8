import { addDays } from '#contract/deadline.ts';

/** What people ask the list for: orders, filters, searches, further pages, jumps; as query strings. */
export function listQuestions(today: string): string[] {
  return [
    '',
    'sort=-name',
    'sort=deadline',
    'sort=-deadline',
    'sort=accountNumber',
    'sort=lastContact',
    'sort=-lastContact',
    'sort=status',
    'status=not_started',
    'status=registered_late&sort=deadline',
    'status=in_progress&status=not_started&status=blocked',
    'overdue=true',
    'overdue=true&sort=-lastContact',
    'dueWithin=7&sort=deadline',
    'step=code_sent',
    'step=locked&sort=lastContact',
    'intermediary=K0001',
    'intermediary=K0200&status=not_started&sort=deadline',
    'managerKind=owner&status=not_started&contacted=false',
    'q=kovacs',
    'q=kovacs%20istvan',
    'q=Nagy&status=not_started&sort=deadline',
    'q=zsoldos',
    'q=0012345',
    'q=06%2020%20123',
    'q=kov',
    'skip=2000',
    'skip=5000&sort=deadline',
    'status=not_started&skip=1000',
    'q=kovacs&skip=100',
    `asOf=${today}&overdue=true`,
    `asOf=${addDays(today, 3)}&dueWithin=7`,
  ];
}
