import type { DifferenceKind } from '#contract/list-difference.ts';

const kinds: Record<DifferenceKind, string> = {
  new: 'Új',
  changed: 'Változott',
  gone: 'Kikerült',
  back: 'Újra megjelent',
  same: 'Változatlan',
};

const hints: Record<DifferenceKind, string> = {
  new: 'A későbbiben vannak, a korábbiban nem.',
  changed: 'Mindkettőben szerepelnek, de eltérnek. Enter vagy kattintás: minden eltérő mező.',
  gone: 'A korábbiban még szerepeltek, a későbbiben már nem.',
  back: 'A korábbi listából hiányoztak, de azelőtt már ismertük őket, és a későbbiben megint ott vannak.',
  same: 'Mindkettőben ugyanúgy szerepelnek.',
};

export const difference = {
  open: 'Listák összehasonlítása',
  title: 'Listák eltérése',
  note: 'Ugyanannak a biztosítónak két listája, vagy egy lista és az ügyfélszámlák mai állapota.',
  was: 'Korábbi lista',
  now: 'Későbbi',
  today: 'Az ügyfélszámlák most',
  listOption: (filename: string, when: string) => `${filename} – ${when}`,
  nothing: 'Az összehasonlításhoz legalább egy beolvasott lista kell.',
  kinds,
  hints,
  leftOut: (columns: string) => `Csak az egyikben van meg, ezért nem hasonlítjuk össze: ${columns}.`,
  rowsOf: (kind: string) => `Ügyfélszámlák: ${kind}`,
  none: 'Ilyen nincs.',
  excel: 'Excel…',
  which: (kind: string) => `Eltérések: ${kind}`,
  all: 'minden, ami nem változatlan',
  yes: 'igen',
  no: 'nem',
  drawer: 'Eltérő mezők',
};
