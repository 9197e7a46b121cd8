import type { Texts } from '../texts.ts';

export const account: Texts['account'] = {
  statuses: {
    not_required: 'need not register',
    closed: 'closed',
    registered_in_time: 'registered in time',
    registered_late: 'registered late',
    in_progress: 'in progress',
    not_started: 'not started',
    blocked: 'contact missing',
  },
  statusHints: {
    not_required: 'The account is managed by an agent or a broker.',
    closed: 'The account has been closed.',
    registered_in_time: 'Confirmed the registration by the day of the deadline.',
    registered_late: 'Confirmed the registration after the deadline.',
    in_progress: 'Began the registration but has not confirmed it yet.',
    not_started: 'Must register and has not begun yet.',
    blocked: 'Must register but has no mobile that takes SMS, or no e-mail address.',
  },
  steps: {
    not_contacted: 'not contacted',
    invited: 'invited',
    sms_sent: 'SMS password sent',
    sms_ok: 'SMS password entered',
    code_sent: 'e-mail code sent',
    declared: 'declarations accepted',
    password_set: 'password set',
    finished: 'finished',
    confirmed: 'confirmed',
    sms_expired: 'SMS password expired',
    locked: 'locked',
  },
  managerKinds: { owner: 'owner', agent: 'agent', broker: 'broker' },
};
