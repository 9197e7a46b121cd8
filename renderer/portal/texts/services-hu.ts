import type { RequestKind, RequestState } from '#contract/requests.ts';
import type { changeFields, paperKinds, stockActions } from '#contract/services.ts';
import type { ServicePlace } from '../address.ts';

const places: Record<ServicePlace, string> = {
  'services/documents': 'Számlák, kötvények, iratok',
  'services/contracts': 'Szerződéseim',
  'services/payment': 'Díjfizetés',
  'services/claim': 'Kárbejelentés',
  'services/paper': 'Irat igénylése (pl. zöldkártya)',
  'services/stock-change': 'Eladás, szüneteltetés, kivonás',
  'services/change': 'Adatváltozás bejelentése',
  'services/requests': 'Kéréseim és a válaszok',
  'services/email': 'Másik e-mail-cím',
};

const changes: Record<(typeof changeFields)[number], string> = {
  name: 'név',
  address: 'lakcím, székhely',
  email: 'e-mail-cím a szerződésben',
  phone: 'telefonszám',
  bank_account: 'bankszámlaszám',
  other: 'más adat',
};

const actions: Record<(typeof stockActions)[number], string> = {
  sale: 'eladás',
  suspension: 'szüneteltetés',
  withdrawal: 'kivonás a forgalomból',
};

const papers: Record<(typeof paperKinds)[number], string> = {
  green_card: 'zöldkártya',
  policy_copy: 'kötvénymásolat',
  premium_certificate: 'díjigazolás',
  other: 'más irat',
};

const kinds: Record<RequestKind, string> = {
  data_change: 'Adatváltozás',
  stock_change: 'Állománymódosítás',
  document_request: 'Iratigénylés',
  payment: 'Díjfizetés',
  claim: 'Kárbejelentés',
  reply: 'Válaszüzenet',
};

const states: Record<RequestState, string> = {
  received: 'megkaptuk',
  in_progress: 'dolgozunk rajta',
  done: 'elintéztük',
  rejected: 'elutasítottuk',
};

export const services = {
  title: 'Mit szeretne intézni?',
  places,
  home: 'Vissza a kezdőlapra',
  send: 'Elküldöm',
  sent: 'Megkaptuk. A választ a kéréseinél olvashatja majd.',
  contract: 'Melyik szerződés?',
  account: 'Melyik ügyfélszámla?',
  note: 'Megjegyzés (nem kötelező)',
  noContracts: 'Ehhez a belépéshez még nem tartozik szerződés.',
  documents: {
    lead: 'PDF-ben töltheti le őket. Mentse el, amire szüksége lehet: egy év után törlődnek.',
    none: 'Még nem érkezett irata.',
  },
  contracts: {
    since: (day: string) => `kezdete: ${day}`,
    ended: (day: string) => `megszűnt: ${day}`,
    premium: (amount: string) => `éves díj: ${amount}`,
  },
  change: { lead: 'Írja meg, mi változott.', field: 'Mi változott?', fields: changes, value: 'Az új adat' },
  stock: {
    lead: 'Írja meg, melyik szerződéssel mi történjen.',
    action: 'Mi történjen?',
    actions,
    on: 'Melyik naptól?',
  },
  paper: { lead: 'Elkészítjük, és értesítjük.', paper: 'Melyik irat kell?', papers },
  claim: {
    lead: 'Írja le röviden, mi történt, és csatoljon fényképeket.',
    on: 'Mikor történt?',
    place: 'Hol történt?',
    description: 'Mi történt?',
    descriptionHint: 'Egészségi adatot ne írjon ide.',
    photos: 'Fényképek (nem kötelező)',
    photosUnderWay: (n: number, of: number) => `Küldjük a képeket: ${n}/${of}`,
    photosLeft: 'A bejelentést már megkaptuk; csak a hátralévő képeket kell elküldeni.',
    photosHint:
      'Legfeljebb 10 kép, egyenként 8 MB: JPEG, PNG vagy WebP. Hogy hol és mikor készültek, azt eltávolítjuk.',
  },
  payment: {
    lead: 'Átutalási megbízást készítünk, amelyet a saját bankjában fizet be. Kártyaadatot nem kérünk.',
    amountField: 'Összeg (Ft)',
    orderTitle: 'Fizesse be a bankjában',
    orderLead: 'Olvassa be a kódot a bankja alkalmazásával, vagy utalja át az összeget az alábbi adatokkal.',
    qr: 'QR-kód az átutalás adataival; ugyanezek alatta szövegként is olvashatók',
    beneficiary: 'Kedvezményezett',
    iban: 'Számlaszám (IBAN)',
    amount: 'Összeg',
    reference: 'Közlemény',
    noAccount: 'A számlaszámot a díjbekérőjén találja.',
    download: 'Letöltés PDF-ben',
  },
  requests: { none: 'Még nem kért semmit.', kinds, states },
  email: {
    lead: 'Ez lesz a felhasználóneve. Az új címre kódot küldünk; amíg be nem írja, nem változik semmi.',
    email: 'Új e-mail-cím',
    codeTitle: 'Írja be a kód végét',
    codeLead: 'Elküldtük az új címére. Öt napig érvényes.',
  },
};
