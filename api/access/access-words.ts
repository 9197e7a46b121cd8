import type { Language } from '#contract/language.ts';
import type { TimelineKind } from '#contract/timeline.ts';

type AccessWords = {
  title: string;
  madeOn: string;
  accounts: string;
  account: (number: string) => string;
  story: (number: string) => string;
  corrections: string;
  contracts: string;
  items: string;
  suppressions: string;
  consents: string;
  history: string;
  none: string;
  status: string;
  deadline: string;
  insurer: string;
  former: string;
  program: string;
  kinds: Record<TimelineKind, string>;
  about: string;
};

const hu: AccessWords = {
  title: 'A kezelt személyes adatok másolata',
  madeOn: 'Készült',
  accounts: 'Ügyfélszámlák',
  account: (number) => `Ügyfélszámla: ${number}`,
  story: (number) => `Ami történt: ${number}`,
  corrections: 'Javított elérhetőségek',
  contracts: 'Szerződések',
  items: 'Küldemények',
  suppressions: 'Tiltások',
  consents: 'Hozzájárulások',
  history: 'Ki mikor foglalkozott az adatokkal',
  none: '–',
  status: 'Állapot',
  deadline: 'Határidő',
  insurer: 'Biztosító',
  former: 'korábban',
  program: 'program',
  kinds: {
    list_created: 'listából felvéve',
    list_changed: 'lista módosította',
    list_confirmed: 'a lista szerint regisztrált',
    list_gone: 'kikerült a listából',
    list_back: 'újra a listában',
    message: 'üzenet',
    registration: 'regisztráció',
    assist: 'segítség a regisztrációhoz',
    request: 'kérés',
    call: 'hívás',
    contact_corrected: 'elérhetőség javítása',
    restricted: 'adatkezelés korlátozva',
    restriction_lifted: 'korlátozás feloldva',
    note: 'feljegyzés',
  },
  about:
    'Ez a másolat az Ön kérésére készült (GDPR 15. cikk). Azt tartalmazza, amit a nyilvántartás az Ön ügyfélszámláiról, az üzenetekről, a hívásokról és a regisztrációról őriz.',
};

const en: AccessWords = {
  title: 'A copy of the personal data held',
  madeOn: 'Made on',
  accounts: 'Accounts',
  account: (number) => `Account: ${number}`,
  story: (number) => `What happened: ${number}`,
  corrections: 'Corrected contact data',
  contracts: 'Contracts',
  items: 'Items',
  suppressions: 'Do-not-contact entries',
  consents: 'Consents',
  history: 'Who dealt with the data, and when',
  none: '–',
  status: 'Status',
  deadline: 'Deadline',
  insurer: 'Insurer',
  former: 'before',
  program: 'the program',
  kinds: {
    list_created: 'taken up from a list',
    list_changed: 'changed by a list',
    list_confirmed: 'registered according to the list',
    list_gone: 'no longer in the list',
    list_back: 'in the list again',
    message: 'message',
    registration: 'registration',
    assist: 'help with the registration',
    request: 'request',
    call: 'call',
    contact_corrected: 'contact data corrected',
    restricted: 'data restricted',
    restriction_lifted: 'restriction lifted',
    note: 'note',
  },
  about:
    'This copy was made at your request (GDPR Art. 15). It holds what is kept of your accounts, of messages, calls and the registration.',
};

export const accessWords: Record<Language, AccessWords> = { hu, en };
