import type { CallEffect, RetryKind } from '#contract/call-outcomes.ts';

const effects: Record<CallEffect, string> = {
  none: 'nincs külön teendő',
  registered: 'másnap ellenőrizzük a regisztrációt',
  callback: 'visszahívást kér időponttal',
  close: 'lezárja ebben az időszakban',
  suppress: 'többé nem hívjuk',
  repair: 'adatjavítás',
  resend: 'új kód küldése',
  service_request: 'kérés az adminisztrátornak',
};

const retries: Record<RetryKind, string> = {
  never: 'nincs újabb hívás',
  after: 'ennyi perc múlva',
  other_part: 'ennyi perc múlva, más napszakban',
  days: 'ennyi nap múlva',
};

const retryIn = (retry: RetryKind, n: number): string => {
  const time = n >= 60 && n % 60 === 0 ? `${n / 60} óra múlva` : `${n} perc múlva`;
  switch (retry) {
    case 'never':
      return retries.never;
    case 'after':
      return time;
    case 'other_part':
      return `${time}, más napszakban`;
    case 'days':
      return n === 1 ? 'másnap' : `${n} nap múlva`;
  }
};

/** Outcomes, script and rules. */
export const callSettings = {
  effects,
  retries,
  retryIn,
  outcomesHint: 'Kimenetelenként egy billentyű. Ami már szerepelt hívásban, azt kikapcsolni lehet, törölni nem.',
  addOutcome: 'Új kimenetel',
  editOutcome: (name: string) => `Kimenetel: ${name}`,
  outcomeName: 'Neve',
  tier: 'Csoport',
  reachedIs: 'Az ügyféllel beszéltünk',
  retryAfter: 'Perc vagy nap',
  dayCap: 'Napi határ',
  cap: 'Teljes határ',
  active: 'Használatban',
  off: 'kikapcsolva',
  yes: 'igen',
  no: 'nem',
  keyTaken: 'Ez a billentyű már foglalt.',
  number: 'Egész szám kell.',
  scriptHint:
    'Liquid-szöveg: mezők {{ }} között, elágazás {% if %}. Külön mezők: hivo, lepes, visszahivas, szamlak. A # sor címet kezd, a - sor felsorolást.',
  scriptBody: 'A szöveg',
  preview: 'Így olvassa az ügyintéző',
  saveScript: 'Új változat mentése',
  savedScript: (n: number) => `A ${n}. változat a következő ügyféltől él.`,
  versions: 'Korábbi változatok',
  useVersion: 'Betöltöm',
  rules: 'Mikor kerül valaki a sorba, és milyen gyakran hívható',
  ruleNames: {
    dueWithinDays: 'Ennyi nappal a határidő előtt',
    overdueDays: 'Legfeljebb ennyi nappal utána',
    quietDays: 'Üzenet után ennyi nap csend',
    perDay: 'Naponta legfeljebb',
    inTotal: 'Összesen legfeljebb',
    gapMinutes: 'Két hívás között (perc)',
  },
};
