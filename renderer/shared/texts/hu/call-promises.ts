import type { CallbackLine } from '#contract/calls.ts';

const callbackStates: Record<CallbackLine['state'], string> = {
  later: 'később',
  soon: 'hamarosan',
  due: 'most esedékes',
  fallen: 'bárki felveheti',
  missed_closed: 'zárva tartás alatt elmaradt',
};

/** Callbacks: promised, announced, and made. */
export const callPromises = {
  callbackStates,
  promised: (when: string) => `Visszahívás: ${when}`,
  ownWords: 'Az ügyfél szavai',
  callback: 'Visszahívás időpontja',
  times: { hour: 'egy óra múlva', evening: 'este', tomorrow: 'holnap délelőtt', week: 'egy hét múlva' },
  day: 'Nap',
  time: 'Időpont',
  callbackFor: 'Ki hívja vissza?',
  forMe: 'én',
  forAnyone: 'bárki',
  words: 'Az ügyfél szavai',
  past: 'Ez az időpont elmúlt.',
  shut: (when: string) => `Akkor nem hívunk senkit. Legközelebb: ${when}`,
  promise: 'Visszahívást ígérek',
  callbackTitle: 'Visszahívások',
  callbackNone: 'Nincs megígért visszahívás',
  callbackNoneHint: 'Ha az ügyfél később kéri a hívást, itt látszik, mikor és milyen szavakkal. A gép időben szól.',
  callbackKeys: '1–9: felveszem · V: vissza a híváshoz',
  missedTitle: (n: number) => `${n} visszahívás ideje telt le, amíg a program zárva volt`,
  take: 'Felveszem',
  heldBy: (name: string) => `nála van: ${name}`,
  reminderSoon: (name: string, when: string) => `Visszahívás ${when}: ${name}`,
  reminderTitle: 'Esedékes visszahívás',
  reminderBody: (when: string) => `Ígért hívás ${when}. A részletek a Hívósorban.`,
  all: 'Mindenkié',
  anyone: 'bárki',
};
