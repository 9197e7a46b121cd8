import type { FeedKind } from '#contract/insurer.ts';

const kinds: Record<FeedKind, string> = {
  contract: 'szerződés kötése vagy módosítása',
  terminate: 'szerződés megszűnése',
  to_postal: 'áttérés postai kapcsolattartásra',
  item: 'küldemény',
};

/** The file the insurer tells contracts and letters in. */
export const feed = {
  note: 'A biztosító szerződései és küldeményei egy állományból',
  dropTitle: 'Húzza ide a biztosító állományát',
  dropHint:
    'Soronként egy esemény JSON-ban. Előbb megmutatjuk, mi van benne; csak utána töltjük be. Ugyanaz az esemény kétszer betöltve sem történik meg kétszer.',
  choose: 'Állomány kiválasztása',
  exampleTitle: 'Így néz ki egy-egy sor',
  example: [
    '{"event":"contract","id":"2012-0001","number":"KT-1","holderName":"Minta Mária","email":"minta@pelda.hu","eProduct":true,"eCommunication":true}',
    '{"event":"item","id":"2012-0002","contractNumber":"KT-1","kind":"invoice","subject":"Számla","text":"Tisztelt Ügyfelünk! …"}',
    '{"event":"to_postal","id":"2012-0003","number":"KT-1","on":"2012-03-01"}',
    '{"event":"terminate","id":"2012-0004","number":"KT-1","on":"2012-12-31"}',
  ],
  reading: (name: string) => `Beolvassuk: ${name}`,
  sending: (name: string) => `Küldjük: ${name}`,
  judging: (name: string) => `Feldolgozzuk: ${name}`,
  preview: 'Mi van az állományban',
  what: 'Esemény',
  count: 'Darab',
  kinds,
  wrongLines: 'hibás sor',
  willHappen: 'A hibás sorok kimaradnak, a többi betöltődik. A küldeményekről az ügyfelek értesítő levelet kapnak.',
  nothing: 'Nincs benne betölthető sor.',
  load: (n: string) => `Betöltés (${n} esemény)`,
  another: 'Másik állomány',
  faults: 'Hibás sorok',
  firstOf: (n: string, all: string) => `Az első ${n} látszik, összesen ${all} van.`,
  line: 'Sor',
  id: 'Azonosító',
  why: 'Miért nem jó',
  fields: (names: string) => `Hiányzik vagy nem jó: ${names}.`,
  result: (done: string, repeated: string, refused: string) =>
    `Betöltve: ${done}. Már korábban megérkezett: ${repeated}. Nem tölthető be: ${refused}.`,
  againHint: 'Javítsa ki ezeket a sorokat, és töltse be újra az állományt: ami már megtörtént, nem ismétlődik.',
};
