import { columnLetters } from '#contract/column-letters.ts';
import { cellStyles, workbookText } from './sheet-cells.ts';

/** A worksheet already written; `columns` and `lines` are set where it has a heading row to filter by. */
export interface WrittenSheet {
  readonly name: string;
  readonly list: { readonly columns: number; readonly lines: number } | null;
}

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const relationships = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packageTypes = 'http://schemas.openxmlformats.org/package/2006';
const sheetType = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

export type WorkbookLanguage = 'hu' | 'en';

const dayFormats: Record<WorkbookLanguage, { day: string; instant: string }> = {
  hu: { day: 'yyyy". "mm". "dd"."', instant: 'yyyy". "mm". "dd". "hh:mm' },
  en: { day: 'yyyy-mm-dd', instant: 'yyyy-mm-dd hh:mm' },
};

/** Everything but the sheets, by part name. */
export function workbookParts(
  sheets: readonly WrittenSheet[],
  language: WorkbookLanguage,
): [name: string, xml: string][] {
  return [
    ['xl/workbook.xml', workbookXml(sheets)],
    ['xl/styles.xml', stylesXml(language)],
    ['xl/_rels/workbook.xml.rels', workbookLinks(sheets.length)],
    ['_rels/.rels', links([['officeDocument', 'xl/workbook.xml']])],
    ['[Content_Types].xml', contentTypes(sheets.length)],
  ];
}

function workbookXml(sheets: readonly WrittenSheet[]): string {
  const lines = sheets.map(
    ({ name }, index) => `<sheet name="${workbookText(name)}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`,
  );
  const names = sheets.flatMap(({ name, list }, index) => {
    if (!list) return [];
    const sheet = `'${workbookText(name.replaceAll("'", "''"))}'`;
    const range = `${sheet}!$A$1:$${columnLetters(list.columns - 1)}$${list.lines}`;
    return [
      `<definedName name="_xlnm._FilterDatabase" localSheetId="${index}" hidden="1">${range}</definedName>`,
      `<definedName name="_xlnm.Print_Titles" localSheetId="${index}">${sheet}!$1:$1</definedName>`,
    ];
  });
  const definedNames = names.length > 0 ? `<definedNames>${names.join('')}</definedNames>` : '';
  return (
    `${declaration}<workbook xmlns="${main}" xmlns:r="${relationships}"><bookViews><workbookView/></bookViews>` +
    `<sheets>${lines.join('')}</sheets>${definedNames}</workbook>`
  );
}

/** The order of `cellXfs` is that of `cellStyles`. */
function stylesXml(language: WorkbookLanguage): string {
  const { day, instant } = dayFormats[language];
  const top = '<alignment vertical="top"/>';
  const cell = (format: number, rest = '', inner = ''): string =>
    `<xf numFmtId="${format}" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"${rest}>${inner}</xf>`;
  const formats: Record<keyof typeof cellStyles, string> = {
    general: cell(0, ' applyAlignment="1"', top),
    heading:
      '<xf numFmtId="49" fontId="1" fillId="2" borderId="1" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"><alignment vertical="center" wrapText="1"/></xf>',
    text: cell(49),
    whole: cell(3),
    decimal: cell(4),
    share: cell(164),
    day: cell(165),
    instant: cell(166),
    label:
      '<xf numFmtId="49" fontId="2" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1" applyAlignment="1">' +
      top +
      '</xf>',
    wrapped: cell(49, ' applyAlignment="1"', '<alignment vertical="top" wrapText="1"/>'),
  };
  const ordered = Object.keys(cellStyles).map((name) => formats[name as keyof typeof cellStyles]);
  const font = (inner: string): string => `<font>${inner}<sz val="11"/><name val="Calibri"/><family val="2"/></font>`;
  return (
    `${declaration}<styleSheet xmlns="${main}">` +
    `<numFmts count="3"><numFmt numFmtId="164" formatCode="0.0%"/><numFmt numFmtId="165" formatCode="${workbookText(day)}"/>` +
    `<numFmt numFmtId="166" formatCode="${workbookText(instant)}"/></numFmts>` +
    `<fonts count="3">${font('')}<font><b/><sz val="11"/><color rgb="FFFFFFFF"/><name val="Calibri"/><family val="2"/></font>${font('<b/>')}</fonts>` +
    '<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>' +
    '<fill><patternFill patternType="solid"><fgColor rgb="FF1F4E79"/><bgColor indexed="64"/></patternFill></fill></fills>' +
    '<borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border>' +
    '<border><left/><right/><top/><bottom style="thin"><color rgb="FF1F4E79"/></bottom><diagonal/></border></borders>' +
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
    `<cellXfs count="${ordered.length}">${ordered.join('')}</cellXfs>` +
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
  );
}

function workbookLinks(sheets: number): string {
  const targets = Array.from({ length: sheets }, (_, index): [string, string] => [
    'worksheet',
    `worksheets/sheet${index + 1}.xml`,
  ]);
  return links([...targets, ['styles', 'styles.xml']]);
}

function links(targets: readonly (readonly [type: string, target: string])[]): string {
  const lines = targets.map(
    ([type, target], index) =>
      `<Relationship Id="rId${index + 1}" Type="${relationships}/${type}" Target="${target}"/>`,
  );
  return `${declaration}<Relationships xmlns="${packageTypes}/relationships">${lines.join('')}</Relationships>`;
}

function contentTypes(sheets: number): string {
  const parts = Array.from({ length: sheets }, (_, index) => [`worksheets/sheet${index + 1}`, 'worksheet'] as const);
  const overrides = [['workbook', 'sheet.main'], ['styles', 'styles'], ...parts].map(
    ([part, type]) => `<Override PartName="/xl/${part}.xml" ContentType="${sheetType}.${type}+xml"/>`,
  );
  return (
    `${declaration}<Types xmlns="${packageTypes}/content-types">` +
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
    `<Default Extension="xml" ContentType="application/xml"/>${overrides.join('')}</Types>`
  );
}
