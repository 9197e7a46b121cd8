import type { Dice } from './dice.ts';

type Words = readonly [string, ...string[]];
const words = (text: string): Words => text.trim().split(/\s+/) as unknown as Words;

/** Frequent family names first; the rest tries the order of letters: cs, gy, ly, ny, ö/ő, sz, ü/ű, zs, old spellings. */
const frequent = words(`Nagy Kovács Tóth Szabó Horváth Varga Kiss Molnár Németh Farkas Balogh Papp Takács Juhász Lakatos
  Mészáros Oláh Simon Rácz Fekete Szilágyi Török Fehér Balázs Gál Szűcs Kocsis Orsós Pintér Fodor Szalai Sipos Magyar
  Lukács Gulyás Biró Király László Katona Jakab Bogdán Balog Boros Sándor Kelemen Somogyi Antal Vincze Hegedüs Fülöp`);
const rare = words(`Czakó Cukor Csaba Csák Cseh Csizmadia Dudás Dzsida Gyarmati Gyenes Gyulai Kováts Lyka Lyócsa Móricz
  Nyári Nyerges Nyúl Ocskó Ozsvát Ökrös Öllős Ördög Ötvös Őri Őze Sárközi Sós Szász Széles Szűts Thököly Tyukos Tyukodi
  Ujj Ungár Ur Urbán Ünnep Üveges Űr Weöres Ybl Zágoni Zombori Zubor Zsiga Zsíros Zsoldos Vörös Vőneki Dessewffy Kis`);
const women = words(`Mária Erzsébet Katalin Ilona Éva Anna Zsuzsanna Margit Judit Ágnes Julianna Andrea Ildikó Erika
  Krisztina Irén Eszter Magdolna Mónika Edit Gabriella Szilvia Anita Anikó Viktória Tímea Zsófia Csilla Györgyi Orsolya
  Emőke Tünde Réka Piroska`);
const men =
  words(`László István József János Zoltán Sándor Gábor Ferenc Attila Péter Tamás Zsolt Tibor András Csaba Imre
  Lajos György Balázs Gyula Mihály Károly Róbert Béla Dániel Ádám Krisztián Miklós Norbert Ákos Győző Jenő Ödön Örs
  Szilárd`);
const trades = words(`Fuvar Építő Kert Bútor Pék Szerviz Gumi Optika Nyomda Vendéglátó Faipari Villany Takarító Zöldség
  Csavar Acél Üveg Őrző Méh Könyvelő`);
const forms = words('Kft. Kft. Kft. Bt. Zrt. Nyrt. Kkt. e.v.');
const bodies = [
  'Társasház',
  'Alapítvány',
  'Lakásszövetkezet',
  'Sportegyesület',
  'Horgászegyesület',
  'Általános Iskola',
] as const;
const towns = words(`Budapest Debrecen Szeged Miskolc Pécs Győr Nyíregyháza Kecskemét Székesfehérvár Szombathely Szolnok
  Tatabánya Kaposvár Érd Veszprém Békéscsaba Zalaegerszeg Sopron Eger Nagykanizsa Dunaújváros Hódmezővásárhely Gyöngyös
  Cegléd Baja Ózd Őriszentpéter Zsámbék Csákvár`);
const streets = words(`Petőfi Kossuth Rákóczi Ady Arany Dózsa Széchenyi Bartók Jókai Damjanich Móricz Akácfa Tölgyfa Ősz
  Szőlő Malom Gyár Erdő Vörösmarty Zrínyi`);

export const familyName = (dice: Dice): string => {
  const one = dice.pick(dice.chance(0.85) ? frequent : rare);
  return dice.chance(0.04) ? `${one}-${dice.pick(dice.chance(0.5) ? frequent : rare)}` : one;
};

/** A person as a list writes one: family name first, with dr., ifj., özv. and the -né forms. */
export function personName(dice: Dice): string {
  const woman = dice.chance(0.52);
  const family = familyName(dice);
  const given = dice.pick(woman ? women : men);
  const second = dice.chance(0.06) ? ` ${dice.pick(woman ? women : men)}` : '';
  if (woman && dice.chance(0.14)) return `${dice.chance(0.15) ? 'özv. ' : ''}${family} ${dice.pick(men)}né`;
  const title = dice.weighted([
    ['', 93],
    ['dr. ', 3],
    ['Dr. ', 1],
    ['ifj. ', 1.5],
    ['id. ', 1.5],
  ] as const);
  return `${title}${family} ${given}${second}`;
}

export function companyName(dice: Dice): string {
  if (dice.chance(0.25)) return `${dice.pick(streets)} utca ${1 + dice.below(120)}. ${dice.pick(bodies)}`;
  if (dice.chance(0.02)) return `${1 + dice.below(99)}. sz. ${dice.pick(trades)} ${dice.pick(forms)}`;
  return `${familyName(dice)} ${dice.pick(trades)} ${dice.pick(forms)}`;
}

export const intermediaryName = (dice: Dice, kind: 'agent' | 'broker'): string =>
  kind === 'agent' ? personName(dice) : `${familyName(dice)} Biztosítási Alkusz ${dice.pick(['Kft.', 'Bt.', 'Zrt.'])}`;

export type Place = { postcode: string; town: string; street: string };

export const placeOf = (dice: Dice): Place => ({
  postcode: String(1000 + dice.below(8990)),
  town: dice.pick(towns),
  street: `${dice.pick(streets)} ${dice.pick(['utca', 'út', 'tér', 'köz'])} ${1 + dice.below(150)}.`,
});
