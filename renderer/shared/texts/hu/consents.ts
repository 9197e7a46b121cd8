import { refusalWords } from '#contract/refusal-words.ts';

const { sources } = refusalWords.hu;

/** Consents to advertising, and what the lists of addresses share. */
export const consents = {
  title: 'Hozzájárulások',
  hint: 'Aki reklámot is kér erre a címre. Szolgáltatási üzenethez – például regisztrációs emlékeztetőhöz – nem kell.',
  add: 'Hozzájárulás felvétele',
  source: 'Hogyan adta',
  sources,
  givenOn: 'Mikor adta',
  dayWrong: 'Múltbeli vagy mai nap kell.',
  noteHint: 'Például hol van a papír. Egészségi adatot ne írjon ide.',
  remove: 'Hozzájárulás visszavonása',
  removeText: (address: string) => `${address} ezután nem kap reklámot, a sorban álló sem megy ki.`,
  none: 'Még nincs hozzájárulás',
  noneHint: 'Reklám célú sablon addig senkinek nem megy ki.',
  notFound: 'Ez a cím nincs a listán',
  notFoundHint: 'A teljes címet vagy telefonszámot kell beírni.',
  wholeAddress: 'a teljes cím',
  count: (n: string) => `${n} cím`,
  shownOf: (shown: string, total: string) => `A legújabb ${shown}, összesen ${total} cím.`,
  searchForMore: 'A többihez keressen a címre.',
  more: 'Többet mutat',
  noConsentAlone: 'nem járult hozzá reklámhoz',
};
