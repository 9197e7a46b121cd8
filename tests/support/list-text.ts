/** What a made-up line says; columns left out of every line are not in the list. */
export type Line = Partial<Record<keyof typeof headings, string>>;

const headings = {
  number: 'Ügyfélszámlaszám',
  name: 'Ügyfél neve',
  manager: 'Számlakezelő',
  mobile: 'Mobiltelefon',
  email: 'E-mail cím',
  town: 'Település',
  firm: 'Közvetítő kód',
  firmName: 'Közvetítő neve',
  contractDate: 'Szerződéskötés dátuma',
  registered: 'Ügyfélportál regisztráció',
  registeredOn: 'Regisztráció dátuma',
} as const;

let made = 0;

/** A line as it should be, with what is told changed. */
export function line(told: Line = {}): Line {
  made += 1;
  return {
    number: `05${String(made).padStart(8, '0')}`,
    name: `Lista Ügyfél ${made}`,
    manager: 'tulajdonos',
    mobile: `+36 30 ${String(2_000_000 + made)}`,
    email: `lista${made}@pelda.test`,
    ...told,
  };
}

const quoted = (cell: string): string => (/[";\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

/** A list as Hungarian Excel saves it as text. */
export function listText(lines: readonly Line[], order = Object.keys(headings) as (keyof Line)[]): Buffer {
  const columns = order.filter((column) => lines.some((it) => it[column] !== undefined));
  const rows = [
    columns.map((column) => headings[column]),
    ...lines.map((it) => columns.map((column) => it[column] ?? '')),
  ];
  return Buffer.from(`\uFEFF${rows.map((row) => row.map(quoted).join(';')).join('\r\n')}\r\n`);
}
