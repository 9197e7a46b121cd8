import { mustRegisterStatuses } from '#contract/account-status.ts';
import { accountsLink } from '../shared/accounts-link.ts';
import type { OverviewTexts } from '../shared/texts/index.ts';
import type { Period } from './use-dashboard.ts';

export type Matter = { kind: keyof OverviewTexts['dashboard']['attend']; count: number; to: string };

/** What waits for a person, the most pressing first. */
export function useAttention({ standing, detail }: Period): readonly Matter[] {
  const cohort = standing.id;
  const status = [...mustRegisterStatuses];
  return [
    { kind: 'locked', count: detail.byStep.locked, to: accountsLink({ cohort, status, step: 'locked' }) },
    { kind: 'smsExpired', count: detail.byStep.sms_expired, to: accountsLink({ cohort, status, step: 'sms_expired' }) },
    { kind: 'blocked', count: detail.byStatus.blocked, to: accountsLink({ cohort, status: 'blocked' }) },
  ];
}
