import { mustRegisterStatuses } from '#contract/account-status.ts';
import { type Attention, attention } from '#contract/attention.ts';
import { accountsLink } from '../shared/accounts-link.ts';
import { useHealth } from '../shared/clock.ts';
import { useRead } from '../shared/query.ts';
import { useMay } from '../shared/session.ts';
import type { OverviewTexts } from '../shared/texts/index.ts';
import type { Period } from './use-dashboard.ts';

type Words = OverviewTexts['dashboard'];

/** Rows to be seen to, counted; or a sentence that needs no number. */
export type Matter = { key: string; to: string } & (
  { count: number; kind: keyof Words['attend'] } | { said: (words: Words) => string }
);

const MINUTE_MS = 60_000;
const GATEWAYS = '/settings/gateways';
/** What waits for a person, the most pressing first. `office` is the administrator's part, undefined for others. */
export function useAttention({ standing, detail }: Period): {
  matters: readonly Matter[];
  office: Attention | undefined;
} {
  const mine = useMay('settings:change');
  const { data } = useRead(
    attention.see,
    {},
    { enabled: mine, every: MINUTE_MS, topics: ['outbox', 'campaigns', 'imports', 'settings', 'users', 'backups'] },
  );
  const training = useHealth().data?.mode === 'training';
  const cohort = standing.id;
  const status = [...mustRegisterStatuses];
  const clients: Matter[] = [
    counted('locked', detail.byStep.locked, accountsLink({ cohort, status, step: 'locked' })),
    counted('smsExpired', detail.byStep.sms_expired, accountsLink({ cohort, status, step: 'sms_expired' })),
    counted('blocked', detail.byStatus.blocked, accountsLink({ cohort, status: 'blocked' })),
  ];
  const matters = [...(data ? urgent(data) : []), ...clients, ...(data ? calm(data, training) : [])];
  return { matters: matters.filter(pressing), office: data };
}

const counted = (kind: keyof Words['attend'], count: number, to: string): Matter => ({ key: kind, kind, count, to });
const pressing = (matter: Matter): boolean => !('count' in matter) || matter.count > 0;

/** One row opens by itself, several where they are listed. */
const place = ({ count, newest }: Attention['listsFailed'], list: string, one = list): string =>
  count === 1 && newest !== null ? `${one}/${newest}` : list;

/** What holds messages or lists up. */
const urgent = (now: Attention): Matter[] => [
  ...now.gatewaysFailing.map((channel): Matter => {
    return { key: `failing ${channel}`, to: GATEWAYS, said: (words) => words.gatewayFailing[channel] };
  }),
  counted('inDoubt', now.inDoubt, '/reminders/outbox?state=unknown'),
  counted(
    'campaignsPaused',
    now.campaignsPaused.count,
    place(now.campaignsPaused, '/reminders', '/reminders/campaigns'),
  ),
  counted('listsWaiting', now.listsWaiting.count, place(now.listsWaiting, '/imports')),
  counted('listsFailed', now.listsFailed.count, place(now.listsFailed, '/imports')),
];

/** What should be seen to some time. */
function calm({ faultyLines, trialInUse, administrators }: Attention, training: boolean): Matter[] {
  return [
    counted('faultyLines', faultyLines.count, `/imports/${faultyLines.newest ?? ''}?kind=faulty`),
    ...trialInUse.map((channel): Matter => {
      return { key: `trial ${channel}`, to: GATEWAYS, said: (words) => words.trialInUse[channel] };
    }),
    ...(administrators === 1 && !training
      ? [{ key: 'administrator', to: '/settings/users', said: (words: Words) => words.oneAdministrator }]
      : []),
  ];
}
