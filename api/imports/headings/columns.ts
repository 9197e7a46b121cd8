import { fold } from '#contract/hungarian.ts';
import { listColumns, type ListColumn } from '#contract/list-columns.ts';

/** A column's own heading, then what else lists call it (hungarian.md §4), also those the program gives out. */
const headings: Record<ListColumn, readonly [own: string, ...synonyms: string[]]> = {
  accountNumber: [
    'Ügyfélszámlaszám',
    'ügyfélszámla szám',
    'ügyfélszámla száma',
    'ügyfélszámla azonosító',
    'számlaszám (biztosítói)',
    'számlaszám',
    'usz',
    'ügyfélszla',
    'account number',
  ],
  holderName: [
    'Ügyfél neve',
    'név',
    'szerződő neve',
    'szerződő',
    'tulajdonos neve',
    'ügyfélnév',
    'partner neve',
    'name',
    'client',
  ],
  holderKind: ['Ügyfél típusa', 'személytípus', 'természetes/jogi', 'magán/cég', 'ügyféltípus', 'kind of client'],
  managerKind: [
    'Számlakezelő',
    'kezelő',
    'ügyfélszámlát kezelő',
    'ügyfélszámla kezelő',
    'kezelő típusa',
    'manager',
    'managed by',
  ],
  mobile: ['Mobiltelefon', 'mobil', 'mobilszám', 'mobiltelefonszám', 'telefon 1', 'tel.', 'elérhetőség', 'mobile'],
  secondaryPhone: ['Másodlagos telefon', 'vezetékes', 'vezetékes telefon', 'telefon 2', 'otthoni telefon'],
  email: [
    'E-mail cím',
    'e-mail',
    'email',
    'email cím',
    'elektronikus cím',
    'értesítési e-mail',
    'értesítési e-mail cím',
  ],
  birthDate: ['Születési dátum', 'szül. dátum', 'szül. idő', 'születési idő'],
  postcode: ['Irányítószám', 'irsz', 'ir. szám'],
  town: ['Település', 'város', 'helység', 'helyiség', 'helységnév'],
  street: ['Utca, házszám', 'utca', 'cím', 'lakcím', 'levelezési cím', 'értesítési cím'],
  taxNumber: ['Adószám', 'cég adószáma', 'adósz.'],
  intermediaryCode: [
    'Alkuszkód',
    'alkusz azonosító',
    'partnerkód',
    'közvetítő kód',
    'közvetítő kódja',
    'alkusz kódja',
    'intermediary code',
  ],
  intermediaryName: [
    'Alkusz / közvetítő neve',
    'közvetítő neve',
    'alkusz neve',
    'közvetítő',
    'partner',
    'iroda',
    'intermediary',
  ],
  salesperson: ['Üzletkötő', 'üzletkötő neve', 'ügynök neve', 'üzletkötő kód', 'kapcsolattartó'],
  contractDate: [
    'Szerződéskötés dátuma',
    'kötés dátuma',
    'szerződés kelte',
    'megkötve',
    'ajánlat kelte',
    'szerződéskötés napja',
    'contract date',
  ],
  riskStart: ['Kockázatviselés kezdete', 'kezdet', 'technikai kezdet', 'érvényesség kezdete'],
  contractCount: ['Szerződések száma', 'db', 'szerződésszám (db)', 'kötvények száma'],
  policyNumbers: ['Kötvényszám(ok)', 'kötvényszám', 'kötvény', 'szerződésszám', 'polizza'],
  product: ['Módozat / termék', 'módozat', 'termék', 'termékkód', 'módozat kód'],
  annualPremium: ['Éves díj (Ft)', 'éves díj', 'díj', 'állománydíj', 'évesített díj'],
  paymentFrequency: ['Díjfizetési gyakoriság', 'gyakoriság', 'ütem', 'fizetési ütem'],
  communication: ['Kommunikáció módja', 'e-kommunikáció', 'e-termék', 'kapcsolattartás', 'postai/elektronikus'],
  registered: ['Ügyfélportál regisztráció', 'regisztrált', 'regisztrált-e', 'portál státusz', 'igen/nem'],
  registeredOn: [
    'Regisztráció dátuma',
    'reg. dátum',
    'regisztrálva',
    'aktiválás dátuma',
    'regisztráció napja',
    'regisztráció ideje',
    'registered at',
  ],
};

/** Headings are compared without accents, case, punctuation and line breaks. */
export const plainHeading = (text: string): string => fold(text.replace(/[^\p{L}\p{M}\p{N}]+/gu, ' '));

export type KnownHeading = { column: ListColumn; own: boolean; plain: string };

export const knownHeadings: readonly KnownHeading[] = listColumns.flatMap((column) =>
  headings[column].map((text, at) => ({ column, own: at === 0, plain: plainHeading(text) })),
);
