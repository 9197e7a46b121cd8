import type { AccountStatus, ManagerKind, RegistrationStep } from './account-status.ts';
import type { Language } from './language.ts';

/** Words of an account for people, where screens and exported files must say the same. */
export type AccountWords = {
  statuses: Record<AccountStatus, string>;
  steps: Record<RegistrationStep, string>;
  managerKinds: Record<ManagerKind, string>;
  holderKinds: Record<'person' | 'company', string>;
  /** by the codes of the call desk */
  outcomes: Record<string, string>;
};

const hu: AccountWords = {
  statuses: {
    not_required: 'nem kell regisztrálnia',
    closed: 'megszűnt',
    registered_in_time: 'időben regisztrált',
    registered_late: 'késve regisztrált',
    in_progress: 'folyamatban',
    not_started: 'nem kezdte el',
    blocked: 'hiányzó elérhetőség',
  },
  steps: {
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
  },
  managerKinds: { owner: 'tulajdonos', agent: 'ügynök', broker: 'alkusz' },
  holderKinds: { person: 'magánszemély', company: 'cég' },
  outcomes: {
    MEGREGISZTRALT_HIVAS_KOZBEN: 'hívás közben regisztrált',
    IGERI: 'ígéri',
    VISSZAHIVAS: 'visszahívást kér',
    SEGITSEG_KELL: 'segítség kell',
    ADATJAVITAS: 'adatjavítás',
    ELUTASITJA: 'elutasítja',
    NE_HIVJAK: 'ne hívják',
    KEZELOT_VALTANA: 'kezelőt váltana',
    NEM_VESZI_FEL: 'nem veszi fel',
    FOGLALT: 'foglalt',
    HANGPOSTA: 'hangposta',
    KIKAPCSOLVA: 'kikapcsolva',
    NEM_LETEZO_SZAM: 'nem létező szám',
    TEVES_SZAM: 'téves szám',
    MASVALAKI: 'más vette fel',
    ELHUNYT: 'elhunyt',
  },
};

const en: AccountWords = {
  statuses: {
    not_required: 'need not register',
    closed: 'closed',
    registered_in_time: 'registered in time',
    registered_late: 'registered late',
    in_progress: 'in progress',
    not_started: 'not started',
    blocked: 'contact missing',
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
  holderKinds: { person: 'person', company: 'company' },
  outcomes: {
    MEGREGISZTRALT_HIVAS_KOZBEN: 'registered during the call',
    IGERI: 'promised',
    VISSZAHIVAS: 'wants a callback',
    SEGITSEG_KELL: 'needs help',
    ADATJAVITAS: 'data to repair',
    ELUTASITJA: 'refused',
    NE_HIVJAK: 'do not call',
    KEZELOT_VALTANA: 'wants another manager',
    NEM_VESZI_FEL: 'no answer',
    FOGLALT: 'busy',
    HANGPOSTA: 'voicemail',
    KIKAPCSOLVA: 'switched off',
    NEM_LETEZO_SZAM: 'number does not exist',
    TEVES_SZAM: 'wrong number',
    MASVALAKI: 'somebody else answered',
    ELHUNYT: 'deceased',
  },
};

export const accountWords: Record<Language, AccountWords> = { hu, en };
