import type { FolderTrouble } from '#contract/list-folder.ts';

const troubles: Record<FolderTrouble, string> = {
  missing: 'Nincs ilyen mappa, vagy most nem érhető el.',
  not_folder: 'Ez egy fájl, nem mappa.',
  unreadable: 'A mappába a programnak nincs joga belenézni.',
};

export const listFolder = {
  title: 'Figyelt mappa',
  hint: 'Ami listafájl ebbe a mappába kerül, azt a program magától beolvassa, és az előnézetnél megáll: alkalmazni Ön fogja. A mappából semmit nem töröl és nem mozgat el, minden fájlt egyszer olvas be. Ami most benne van, azt is.',
  folder: 'A mappa teljes útvonala',
  folderHint: 'Azon a gépen, amelyen a program fut; nem lehet a program saját adatmappája.',
  cohort: 'Melyik időszak listái kerülnek ide?',
  watch: 'Figyelés',
  change: 'Mentés',
  stop: 'Ne figyelje tovább',
  off: 'nincs bekapcsolva',
  watching: 'figyeli',
  beginning: 'mindjárt belenéz',
  troubleTitle: 'nem tud belenézni',
  troubles,
  again: 'Magától újra megpróbálja; amint sikerül, folytatja.',
  lastSeen: (when: string) => `Utoljára ekkor tudott belenézni: ${when}.`,
  files: 'A mappában talált fájlok',
  file: 'Fájl',
  met: 'Mikor',
  became: 'Mi lett belőle',
  opened: 'beolvasva',
  discarded: 'beolvasva, azóta elvetve',
  stopped: 'A mappát a program nem figyeli tovább.',
  note: (folder: string) => `A program ezt a mappát is figyeli: ${folder}`,
  noteTrouble: (folder: string) => `A figyelt mappába most nem lehet belenézni: ${folder}`,
  toSettings: 'A figyelt mappa beállításai',
  toSettingsTrouble: 'Megnézem',
  by: 'figyelt mappa',
};
