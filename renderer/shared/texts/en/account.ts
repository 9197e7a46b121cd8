import { accountWords } from '#contract/account-words.ts';
import type { Texts } from '../texts.ts';

export const account: Texts['account'] = {
  ...accountWords.en,
  statusHints: {
    not_required: 'The account is managed by an agent or a broker.',
    closed: 'The account has been closed.',
    registered_in_time: 'Confirmed the registration by the day of the deadline.',
    registered_late: 'Confirmed the registration after the deadline.',
    in_progress: 'Began the registration but has not confirmed it yet.',
    not_started: 'Must register and has not begun yet.',
    blocked: 'Must register but has no mobile that takes SMS, or no e-mail address.',
  },
};
