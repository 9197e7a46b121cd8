import type { Texts } from '../texts.ts';

export const registrations: Texts['registrations'] = {
  label: 'Registrations under way',
  count: (n) => (n === '1' ? '1 registration is under way' : `${n} registrations are under way`),
  stuck: (n) => `Stuck (${n})`,
  columns: {
    name: 'Client',
    number: 'Client account',
    step: 'Where they are',
    trouble: 'Why they are stuck',
    moved: 'Since',
    deadline: 'Deadline',
    intermediary: 'Intermediary',
  },
  troubles: {
    sms_expired: 'SMS password over its time',
    sms_spent: 'no tries left (SMS)',
    email_expired: 'e-mail code over its time',
    email_spent: 'no tries left (e-mail)',
    login_locked: 'log-in locked',
  },
  goesOn: 'going on',
  help: (name) => `Help: ${name}`,
  over: 'This registration is no longer under way.',
  toCard: 'Client card',
  none: 'Nobody is registering now',
  noneHint: 'Here you see who has begun to register, where they are and why they are stuck. It refreshes by itself.',
  noneStuck: 'Nobody is stuck now',
};
