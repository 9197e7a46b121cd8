import type { RegistrationStep } from '#contract/account-status.ts';
import type { CodeKind, NextCall } from '#contract/portal.ts';
import type { RegistrationState, Trouble } from '#contract/registrations.ts';

/** The step the account shows while its registration stands here (portal.md 3.0). */
export function stepOf(state: RegistrationState, trouble: Trouble | null): RegistrationStep {
  switch (trouble) {
    case null:
    case 'email_expired':
      return state;
    case 'sms_expired':
      return 'sms_expired';
    case 'sms_spent':
    case 'email_spent':
    case 'login_locked':
      return 'locked';
  }
}

const next: Record<RegistrationState, NextCall> = {
  sms_sent: 'sms-code',
  sms_ok: 'email',
  code_sent: 'declarations',
  declared: 'password',
  password_set: 'finish',
  finished: 'session',
  confirmed: 'session',
};

export const nextOf = (state: RegistrationState): NextCall => next[state];

/** Where another code may be asked for: as long as it can still be used. */
export const awaits: Record<CodeKind, readonly RegistrationState[]> = {
  sms: ['sms_sent'],
  email: ['code_sent', 'declared', 'password_set', 'finished'],
};

/** The code a client needs from here on, if any. */
export const awaited = (state: RegistrationState): CodeKind | null =>
  awaits.sms.includes(state) ? 'sms' : awaits.email.includes(state) ? 'email' : null;

export const troubleOf = (kind: CodeKind, what: 'expired' | 'spent'): Trouble => `${kind}_${what}`;
