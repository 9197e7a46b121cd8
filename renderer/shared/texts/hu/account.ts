import type { AccountStatus, ManagerKind, RegistrationStep } from '#contract/account-status.ts';

const statuses: Record<AccountStatus, string> = {
  not_required: 'nem kell regisztrálnia',
  closed: 'megszűnt',
  registered_in_time: 'időben regisztrált',
  registered_late: 'késve regisztrált',
  in_progress: 'folyamatban',
  not_started: 'nem kezdte el',
  blocked: 'hiányzó elérhetőség',
};

const statusHints: Record<AccountStatus, string> = {
  not_required: 'A számlát ügynök vagy alkusz kezeli.',
  closed: 'A számla lezárult.',
  registered_in_time: 'A határidő napjáig megerősítette a regisztrációját.',
  registered_late: 'A határidő után erősítette meg a regisztrációját.',
  in_progress: 'Elkezdte a regisztrációt, de még nem erősítette meg.',
  not_started: 'Regisztrálnia kell, és még nem kezdett hozzá.',
  blocked: 'Regisztrálnia kell, de nincs SMS-képes mobilszáma vagy e-mail-címe.',
};

const steps: Record<RegistrationStep, string> = {
  not_contacted: 'nem kapott értesítést',
  invited: 'értesítést kapott',
  sms_sent: 'SMS-jelszót kapott',
  sms_ok: 'SMS-jelszó rendben',
  code_sent: 'e-mail-kódot kapott',
  declared: 'nyilatkozott',
  password_set: 'jelszót adott meg',
  finished: 'befejezte',
  confirmed: 'megerősítette',
  sms_expired: 'lejárt az SMS-jelszó',
  locked: 'zárolva',
};

const managerKinds: Record<ManagerKind, string> = { owner: 'tulajdonos', agent: 'ügynök', broker: 'alkusz' };

export const account = { statuses, statusHints, steps, managerKinds };
