import type { ErrorCode } from '#contract/errors.ts';

/** What a list must come to: refused at once, failed after a look, a question, or a preview. */
export type Truth =
  | { refused: ErrorCode }
  | { failed: ErrorCode }
  | { asks: { missing: number; ties: number } }
  | {
      new: number;
      /** line, column and reason of each fault, in the file's order */
      faults: string[];
      remarks?: string[];
      repeated?: number;
      header?: number;
      sheet?: number;
      csv?: string;
      broken?: boolean;
      /** says other things of the five clients than the others do */
      own?: true;
    };

const landline = (line: number): string => `${line} mobile phone_landline`;
/** The same five clients; the fourth has a landline where a mobile should stand. */
const tidy = { new: 4, faults: [landline(5)] };

/** Told by hand from what was written into each file. */
export const corpus: Record<string, Truth> = {
  // good, by many writers
  'openpyxl-rendes.xlsx': tidy,
  'openpyxl-diszes.xlsx': tidy,
  'openpyxl-forditott-oszlopok.xlsx': tidy,
  'xlsxwriter-rendes.xlsx': tidy,
  'xlsxwriter-folyamatos.xlsx': tidy,
  'xlsxwriter-formazott-szoveg.xlsx': tidy,
  'xlsxwriter-tablazat.xlsx': tidy,
  'xlsxwriter-diagram.xlsx': tidy,
  'libreoffice.xlsx': tidy,
  'libreoffice.xls': tidy,
  'libreoffice.ods': tidy,
  'libreoffice-1250.csv': { ...tidy, csv: 'windows-1250 ;' },
  'libreoffice-utf8.csv': { ...tidy, csv: 'utf-8 ,' },
  'sheetjs.xlsx': tidy,
  'sheetjs.xlsb': tidy,
  'sheetjs.ods': tidy,
  'sheetjs-biff8.xls': tidy,
  'sheetjs.txt': { ...tidy, csv: 'utf-16le \t' },
  'hucre.xlsx': tidy,
  'kapocs.xlsx': { new: 6, faults: [], own: true },
  'szoveg-bom.csv': { ...tidy, csv: 'utf-8 ;' },
  'szoveg-1250.csv': { ...tidy, csv: 'windows-1250 ;' },
  // the letters of Hungarian stand in the same places in both
  'szoveg-8859-2.csv': { ...tidy, csv: 'windows-1250 ;' },
  'szoveg-utf16.txt': { ...tidy, csv: 'utf-16le \t' },
  'szoveg-vesszo.csv': { ...tidy, csv: 'utf-8 ,' },
  'szoveg-szinonimak.csv': tidy,

  // odd
  'openpyxl-1904.xlsx': tidy,
  'sheetjs-1904.xls': tidy,
  'sheetjs-1904.xlsb': tidy,
  'sheetjs-1904.ods': tidy,
  'openpyxl-cimsorok.xlsx': { new: 4, faults: [landline(10)], header: 6 },
  'openpyxl-ketsoros-fejlec.xlsx': { new: 4, faults: [landline(6)], header: 2, own: true },
  'sheetjs-rejtett-sor.xlsb': tidy,
  'openpyxl-rejtett-sor.xlsx': { new: 4, faults: [landline(6)] },
  'openpyxl-tobb-munkalap.xlsx': { ...tidy, sheet: 1 },
  'openpyxl-elveszett-nullak.xlsx': {
    ...tidy,
    remarks: [2, 3, 4, 6].map((line) => `${line} accountNumber leading_zero_doubtful`),
    own: true,
  },
  'openpyxl-hibaertek.xlsx': {
    new: 2,
    faults: ['2 holderName cell_error', '3 town cell_error', landline(5)],
  },
  'openpyxl-szamolatlan-keplet.xlsx': {
    new: 2,
    faults: ['2 holderName formula', '3 annualPremium formula', landline(5)],
  },
  'openpyxl-telefonok.xlsx': {
    new: 2,
    faults: ['4 mobile phone_foreign', '5 mobile phone_no_sms', '6 mobile phone_unreadable'],
    own: true,
  },
  'openpyxl-szamlakezelok.xlsx': {
    new: 3,
    faults: [landline(5), '6 managerKind manager_kind_unknown'],
    own: true,
  },
  'openpyxl-datumok.xlsx': {
    new: 7,
    faults: ['8 contractDate date_impossible', '9 contractDate date_unreadable'],
    remarks: ['6 contractDate date_order_guessed', '7 contractDate date_order_guessed'],
    own: true,
  },
  'openpyxl-ketszer.xlsx': {
    new: 2,
    repeated: 1,
    faults: ['4 accountNumber account_number_twice', '5 accountNumber account_number_twice'],
  },
  'openpyxl-hosszu-nev.xlsx': { new: 1, faults: ['2 holderName too_long'] },
  'openpyxl-dontetlen.xlsx': { asks: { missing: 0, ties: 1 } },
  'xlsxwriter-kiszamolt-keplet.xlsx': { ...tidy, own: true },
  'szoveg-sep-sor.csv': { new: 4, faults: [landline(6)], header: 2 },
  'szoveg-cr.csv': tidy,
  'szoveg-torott-betuk.csv': { ...tidy, broken: true, own: true },
  'szoveg-idezojelek.csv': { new: 4, faults: [landline(6)], own: true },
  'szoveg-ures-sorok.csv': { new: 4, faults: [landline(13)] },
  'szoveg-felesleges-elvalasztok.csv': tidy,
  'szoveg-kepletnek-latszo.csv': { new: 3, faults: ['4 holderName formula', landline(5)] },
  'szoveg-azonositok.csv': {
    ...tidy,
    remarks: ['4 taxNumber health_id_left_out', '6 taxNumber tax_number_wrong'],
    own: true,
  },
  'szoveg-fejlec-nelkul.csv': { asks: { missing: 3, ties: 1 } },
  'sheetjs-sylk.slk': { asks: { missing: 5, ties: 0 } },

  // no lists, and hostile
  'szoveg-csak-fejlec.csv': { failed: 'FILE_NO_ROWS' },
  'szoveg-nyitott-idezojel.csv': { refused: 'FILE_CUT_OFF' },
  'szoveg-nulla-karakterek.csv': { refused: 'FILE_NOT_SPREADSHEET' },
  'openpyxl-ures.xlsx': { refused: 'FILE_NO_ROWS' },
  'openpyxl-300-oszlop.xlsx': { refused: 'FILE_TOO_MANY_COLUMNS' },
  'sheetjs-2003.xml': { refused: 'FILE_NOT_SPREADSHEET' },
  'weblap.xls': { refused: 'FILE_NOT_SPREADSHEET' },
  'kep.xlsx': { refused: 'FILE_NOT_SPREADSHEET' },
  'csonka.xlsx': { refused: 'FILE_CUT_OFF' },
  'xlsxwriter-makro.xlsm': { refused: 'FILE_MACRO' },
  'ellenseges-beagyazott.xlsx': { refused: 'FILE_NESTED_ARCHIVE' },
  'ellenseges-bomba.xlsx': { refused: 'FILE_BOMB' },
  'ellenseges-dtd.xlsx': { refused: 'FILE_ENTITIES' },
  'ellenseges-hianyzo-lap.xlsx': { refused: 'FILE_NO_ROWS' },
  'ellenseges-kulso-hivatkozas.xlsx': { refused: 'FILE_EXTERNAL_LINKS' },
  'ellenseges-utvonal.xlsx': { refused: 'FILE_UNSAFE_NAMES' },
  'ellenseges-visszafele-sorok.xlsx': { refused: 'FILE_DAMAGED' },
  'ellenseges-rossz-osszeg.xlsx': { refused: 'FILE_DAMAGED' },
  'ellenseges-hazug-meret.xlsx': { refused: 'FILE_BOMB' },
  'ellenseges-osztozo-reszek.xlsx': { refused: 'FILE_BOMB' },
  'ellenseges-ketszer-egy-nev.xlsx': { refused: 'FILE_UNSAFE_NAMES' },
  'ellenseges-kulso-kep.xlsx': { refused: 'FILE_EXTERNAL_LINKS' },
  'ellenseges-titkositott-resz.xlsx': { refused: 'FILE_PASSWORD_PROTECTED' },
  'ellenseges-hosszu-cella.xlsx': { refused: 'FILE_CELL_TOO_LONG' },
  'ellenseges-sorszam.xlsx': { refused: 'FILE_TOO_MANY_ROWS' },
  'ellenseges-makro.xls': { refused: 'FILE_MACRO' },
  'ellenseges-makro.ods': { refused: 'FILE_MACRO' },
  'jelszavas.xlsx': { refused: 'FILE_PASSWORD_PROTECTED' },
  'jelszavas.ods': { refused: 'FILE_PASSWORD_PROTECTED' },
  'szoveges-irat.docx': { refused: 'FILE_NOT_SPREADSHEET' },
  'ures.csv': { refused: 'FILE_EMPTY' },
};

/** What no small file can show: a size, a memory and a time too much, and a file that is there no more. */
export const unshown: readonly ErrorCode[] = [
  'FILE_TOO_LARGE',
  'FILE_TOO_MUCH_MEMORY',
  'FILE_TOO_SLOW',
  'FILE_GONE',
  'FILE_UNREADABLE',
];

/** The good clients of the tidy lists, as they must be understood whoever wrote the file. */
export const clients = [
  {
    accountNumber: '0300000001',
    holderName: 'Őrsi Űrmester Éva',
    holderKind: 'person',
    managerKind: 'owner',
    mobile: '+36301110001',
    email: 'eva@pelda.test',
    postcode: '1117',
    town: 'Budapest',
    intermediaryCode: 'P001',
    intermediaryName: 'Példa Alkusz Kft.',
    policyNumbers: '90000001',
    product: 'KGFB',
    communication: 'elektronikus',
    contractDate: '2011-12-05',
    annualPremium: 45200,
    registered: false,
    registeredOn: null,
  },
  {
    accountNumber: '0300000002',
    holderName: 'Példa Fuvarozó Kft.',
    holderKind: 'company',
    managerKind: 'broker',
    mobile: '+36201110002',
    email: 'iroda@pelda.test',
    postcode: '6720',
    town: 'Szeged',
    intermediaryCode: 'P001',
    intermediaryName: 'Példa Alkusz Kft.',
    policyNumbers: '90000002',
    product: 'Casco',
    communication: 'postai',
    contractDate: '2011-12-09',
    annualPremium: 182000,
    registered: true,
    registeredOn: '2012-02-03',
  },
  {
    accountNumber: '0300000003',
    holderName: 'Lyka Gyöngyi',
    holderKind: 'person',
    managerKind: 'owner',
    mobile: '+36701110003',
    email: 'gyongyi@pelda.test',
    postcode: '7621',
    town: 'Pécs',
    intermediaryCode: 'P002',
    intermediaryName: 'Minta Bt.',
    policyNumbers: '90000003',
    product: 'Lakás',
    communication: 'elektronikus',
    contractDate: '2011-12-14',
    annualPremium: 31000,
    registered: false,
    registeredOn: null,
  },
  {
    accountNumber: '0300000005',
    holderName: 'özv. Kovács Jánosné',
    holderKind: 'person',
    managerKind: 'owner',
    mobile: '+36311110005',
    email: null,
    postcode: '8200',
    town: 'Veszprém',
    intermediaryCode: 'P001',
    intermediaryName: 'Példa Alkusz Kft.',
    policyNumbers: '90000005',
    product: 'Utas',
    communication: 'elektronikus',
    contractDate: '2012-01-03',
    annualPremium: 9900,
    registered: false,
    registeredOn: null,
  },
];
