import type { Language } from '#contract/language.ts';
import type { DifferenceKind } from '#contract/list-difference.ts';

/** What stands on the sheets beside the words of accounts. */
type SheetWords = {
  accounts: string;
  intermediaries: string;
  totals: string;
  about: string;
  filter: string;
  noFilter: string;
  order: string;
  asOf: string;
  by: string;
  reason: string;
  rows: string;
  made: string;
  yesNo: (yes: boolean) => string;
  difference: {
    sheet: string;
    change: string;
    field: string;
    before: string;
    after: string;
    was: string;
    now: string;
    today: string;
    kinds: Record<DifferenceKind, string>;
  };
  code: string;
  name: string;
  nobody: string;
  mustRegister: string;
  registered: string;
  share: string;
  open: string;
  overdue: string;
  lastContact: string;
};

const hu: SheetWords = {
  accounts: 'Ügyfélszámlák',
  intermediaries: 'Közvetítők',
  totals: 'Összesítés',
  about: 'A fájlról',
  filter: 'Szűrés',
  noFilter: 'nincs, minden ügyfélszámla',
  order: 'Sorrend',
  asOf: 'Állapot napja',
  by: 'Készítette',
  reason: 'Indok',
  rows: 'Sorok száma',
  made: 'Az adatok ideje',
  yesNo: (yes) => (yes ? 'igen' : 'nem'),
  difference: {
    sheet: 'Listák eltérése',
    change: 'Eltérés',
    field: 'Mező',
    before: 'Korábban',
    after: 'Később',
    was: 'Korábbi lista',
    now: 'Későbbi',
    today: 'az ügyfélszámlák most',
    kinds: { new: 'Új', changed: 'Változott', gone: 'Kikerült', back: 'Újra megjelent', same: 'Változatlan' },
  },
  code: 'Kód',
  name: 'Közvetítő',
  nobody: 'közvetítő nélkül',
  mustRegister: 'Regisztrálnia kell',
  registered: 'Regisztrált',
  share: 'Arány',
  open: 'Hátravan',
  overdue: 'Határidőn túl',
  lastContact: 'Utolsó megkeresés',
};

const en: SheetWords = {
  accounts: 'Accounts',
  intermediaries: 'Intermediaries',
  totals: 'Totals',
  about: 'About this file',
  filter: 'Filter',
  noFilter: 'none, every account',
  order: 'Order',
  asOf: 'As of',
  by: 'Made by',
  reason: 'Reason',
  rows: 'Rows',
  made: 'Time of the data',
  yesNo: (yes) => (yes ? 'yes' : 'no'),
  difference: {
    sheet: 'Difference of lists',
    change: 'Difference',
    field: 'Field',
    before: 'Before',
    after: 'After',
    was: 'Earlier list',
    now: 'Later',
    today: 'the accounts now',
    kinds: { new: 'New', changed: 'Changed', gone: 'Gone', back: 'Re-appeared', same: 'Unchanged' },
  },
  code: 'Code',
  name: 'Intermediary',
  nobody: 'no intermediary',
  mustRegister: 'Must register',
  registered: 'Registered',
  share: 'Share',
  open: 'Still open',
  overdue: 'Overdue',
  lastContact: 'Last contact',
};

export const sheetWords: Record<Language, SheetWords> = { hu, en };
