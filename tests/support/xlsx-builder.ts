import { buildZip, type ZipPart } from './zip-builder.ts';

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const relationships = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

export interface SheetXml {
  readonly name?: string;
  readonly hidden?: boolean;
  /** The content of `<sheetData>`. */
  readonly rows?: string;
  /** What stands after `</sheetData>`. */
  readonly after?: string;
  /** The whole part, instead. */
  readonly xml?: string | Buffer;
}

export interface XlsxParts {
  readonly sheets?: readonly SheetXml[];
  readonly sharedStrings?: string;
  readonly styles?: string;
  readonly date1904?: boolean;
  /** Added, or put in the place of the part with the same name. */
  readonly parts?: readonly ZipPart[];
}

export const sheetXml = ({ rows = '', after = '' }: SheetXml): string =>
  `<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="${main}"><sheetData>${rows}</sheetData>${after}</worksheet>`;

/** The parts of a workbook written by hand, so that tests can say exactly what a file holds. */
export function xlsxParts({
  sheets = [{ rows: textRows([['a']]) }],
  sharedStrings,
  styles,
  date1904,
  parts = [],
}: XlsxParts): ZipPart[] {
  const links = [
    ...sheets.map((_, index) => ['worksheet', `worksheets/sheet${index + 1}.xml`] as const),
    ['styles', 'styles.xml'] as const,
    ['sharedStrings', 'sharedStrings.xml'] as const,
  ];
  const all: ZipPart[] = [
    {
      name: '[Content_Types].xml',
      data: '<Types><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>',
    },
    { name: '_rels/.rels', data: relations([['officeDocument', 'xl/workbook.xml']]) },
    {
      name: 'xl/workbook.xml',
      data: `<workbook xmlns="${main}" xmlns:r="${relationships}"><workbookPr date1904="${date1904 === true ? 1 : 0}"/><sheets>${sheets
        .map(
          ({ name, hidden }, index) =>
            `<sheet name="${name ?? `Lap${index + 1}`}" sheetId="${index + 1}"${hidden === true ? ' state="hidden"' : ''} r:id="rId${index + 1}"/>`,
        )
        .join('')}</sheets></workbook>`,
    },
    { name: 'xl/_rels/workbook.xml.rels', data: relations(links) },
    { name: 'xl/styles.xml', data: `<styleSheet xmlns="${main}">${styles ?? ''}</styleSheet>` },
    { name: 'xl/sharedStrings.xml', data: `<sst xmlns="${main}">${sharedStrings ?? ''}</sst>` },
    ...sheets.map((sheet, index) => ({
      name: `xl/worksheets/sheet${index + 1}.xml`,
      data: sheet.xml ?? sheetXml(sheet),
    })),
  ];
  return [...all.filter(({ name }) => !parts.some((part) => part.name === name)), ...parts];
}

export const xlsxFile = (parts: XlsxParts = {}): Buffer => buildZip(xlsxParts(parts));

/** Rows of inline texts, from line 1 on. */
export function textRows(rows: readonly (readonly string[])[]): string {
  return rows
    .map(
      (cells, index) =>
        `<row r="${index + 1}">${cells.map((text) => `<c t="inlineStr"><is><t>${text}</t></is></c>`).join('')}</row>`,
    )
    .join('');
}

function relations(links: readonly (readonly [type: string, target: string])[]): string {
  const lines = links.map(
    ([type, target], index) =>
      `<Relationship Id="rId${index + 1}" Type="${relationships}/${type}" Target="${target}"/>`,
  );
  return `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${lines.join('')}</Relationships>`;
}
