import { openWorkbook } from '../api/exports/workbook.ts';
import type { ExportColumn, ExportRow } from '../api/exports/columns.ts';

const headings = [
  'Ügyfélszámlaszám',
  'Ügyfél neve',
  'Ügyfél típusa',
  'Számlakezelő',
  'Mobiltelefon',
  'E-mail cím',
  'Irányítószám',
  'Település',
  'Közvetítő kód',
  'Közvetítő neve',
  'Szerződéskötés dátuma',
  'Kötvényszám(ok)',
  'Módozat',
  'Éves díj (Ft)',
  'Kommunikáció módja',
  'Ügyfélportál regisztráció',
  'Regisztráció dátuma',
];
const families = ['Kovács', 'Szabó', 'Őrségi', 'Nagy', 'Gyarmati', 'Zsigmond', 'Czakó', 'Lyka'];
const given = ['Anna', 'Béla', 'Dzsenifer', 'Ödön', 'Éva', 'Gábor', 'Tünde'];
const towns = ['Budapest', 'Szeged', 'Győr', 'Pécs', 'Székesfehérvár'];
const pick = <T>(from: readonly T[], at: number, or: T): T => from[at % from.length] ?? or;

function listRow(at: number): ExportRow {
  const firm = at % 300;
  const registered = at % 4 === 0;
  return [
    `09${String(at).padStart(8, '0')}`,
    `${pick(families, at, '')} ${pick(given, Math.floor(at / 7), '')} ${at}`,
    'magánszemély',
    at % 5 === 0 ? 'alkusz' : 'tulajdonos',
    `+36 ${pick(['20', '30', '70'], at, '20')} ${String(100 + (at % 900))} ${String(1000 + (at % 9000))}`,
    `ugyfel${at}@example.hu`,
    String(1000 + (at % 8999)),
    pick(towns, at, ''),
    `B${firm}`,
    `Mérés Alkusz ${firm} Kft.`,
    `2011-12-${String(1 + (at % 28)).padStart(2, '0')}`,
    String(90_000_000 + at),
    pick(['KGFB', 'Casco', 'Lakás'], at, ''),
    20_000 + (at % 200_000),
    at % 2 === 0 ? 'postai' : 'elektronikus',
    registered ? 'igen' : 'nem',
    registered ? `2012-02-${String(1 + (at % 28)).padStart(2, '0')}` : null,
  ];
}

function* pages(rows: number): Generator<ExportRow[]> {
  for (let from = 0; from < rows; from += 1000)
    yield Array.from({ length: Math.min(1000, rows - from) }, (_, at) => listRow(from + at));
}

/** A list as an insurer would send it, of any length; its size in bytes. */
export async function writeList(path: string, rows: number): Promise<number> {
  const columns = headings.map((heading): ExportColumn => ({ heading, kind: 'text', width: 16 }));
  const typed = columns.map((column, at): ExportColumn => {
    if (at === 10 || at === 16) return { ...column, kind: 'day' };
    return at === 13 ? { ...column, kind: 'whole' } : column;
  });
  const workbook = await openWorkbook(path, { language: 'hu' });
  await workbook.addList('Lista', typed, pages(rows));
  return workbook.finish();
}
