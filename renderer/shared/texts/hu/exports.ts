import type { Export, ExportState } from '#contract/exports.ts';

const kinds: Record<Export['kind'], string> = {
  accounts: 'Ügyfélszámlák',
  intermediaries: 'Közvetítők összesítője',
};
const kindHints: Record<Export['kind'], string> = {
  accounts: 'A lista sorai, ahogy a képernyőn szűrte és rendezte, összesítéssel.',
  intermediaries: 'Közvetítőnként egy sor: hányan regisztráltak, hányan vannak hátra.',
};
const formats: Record<Export['format'], string> = { xlsx: 'Excel (.xlsx)', csv: 'Szöveg (.csv)' };
const states: Record<ExportState, string> = {
  waiting: 'sorban áll',
  writing: 'készül',
  ready: 'kész',
  failed: 'nem sikerült',
  cancelled: 'megszakítva',
};

export const exports = {
  kinds,
  kindHints,
  formats,
  states,
  note: 'Az elkészült fájlok 30 nap után maguktól törlődnek. Ki, mit, miért vitt el: a naplóban marad.',
  new: 'Új riport…',
  newTitle: 'Új riport',
  empty: 'Itt lesznek az elkészült fájlok',
  emptyHint: 'Az ügyfélszámlák listájából az „Excel…” gombbal, vagy innen kérhet fájlt.',
  what: 'Tartalom',
  why: 'Indok',
  who: 'Készítette',
  when: 'Ideje',
  state: 'Állapot',
  size: 'Méret',
  actions: 'Műveletek',
  rows: (n: string) => `${n} sor`,
  kilobytes: (n: string) => `${n} kB`,
  megabytes: (n: string) => `${n} MB`,
  everything: 'minden ügyfélszámla',
  download: 'Letöltés',
  downloadOf: (name: string) => `Letöltés: ${name}`,
  remove: (name: string) => `Törlés: ${name}`,
  stop: (name: string) => `Megszakítás: ${name}`,
  removeTitle: 'Törli a fájlt?',
  removeText: 'A fájl eltűnik erről a listáról és a lemezről. Az adatok maradnak, a fájl bármikor újra elkészíthető.',
  kind: 'Mi legyen benne?',
  format: 'Formátum',
  columns: 'Oszlopok',
  columnsOfList: (n: string) => `A lista most látható oszlopai (${n})`,
  columnsAll: (n: string) => `Minden oszlop (${n})`,
  cohort: 'Megújítási időszak',
  which: 'Mely ügyfélszámlák?',
  count: (n: string) => `${n} ügyfélszámla`,
  chooseOthers: 'Más szűrés a listában',
  reason: 'Indok',
  reasonHint: 'Miért viszi el az adatokat? A naplóba kerül, például: „heti értekezlet”.',
  reasonNeeded: 'Írja be, miért kell a fájl.',
  make: 'Elkészítés',
  begun: 'A fájl készül. Közben nyugodtan dolgozhat tovább.',
  done: (name: string) => `Elkészült: ${name}`,
  failed: (name: string) => `Nem sikerült: ${name}`,
};
