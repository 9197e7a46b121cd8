import type { FileHandle } from 'node:fs/promises';
import { posix } from 'node:path';
import { isDateFormat } from 'hucre';
import { KapocsError } from '#contract/errors.ts';
import { textGatherer, unescapeWorkbookText } from './cell-text.ts';
import { stringStore, type StringStore } from './string-store.ts';
import { attribute, xmlScanner, type XmlHandlers } from './xml-scanner.ts';
import type { ZipEntry } from './zip-directory.ts';
import { unpackPart } from './zip-part.ts';

const mostSheets = 500;

export interface WorkbookSheet {
  readonly name: string;
  readonly hidden: boolean;
  readonly part: ZipEntry;
}

export interface Workbook {
  readonly sheets: readonly WorkbookSheet[];
  readonly dateSystem: 1900 | 1904;
  readonly strings: StringStore;
  /** Says whether the cell style with this index shows its number as a date. */
  readonly showsDate: (style: number) => boolean;
}

/** Reads everything of an .xlsx but the rows: sheets, date system, styles, shared texts. */
export async function readWorkbook(
  file: FileHandle,
  entries: readonly ZipEntry[],
  cellCharacters: number,
): Promise<Workbook> {
  const parts = new Map(entries.map((entry) => [entry.name.toLowerCase(), entry]));
  const rootLinks = await readLinks(file, parts, '');
  const workbookName =
    [...rootLinks.values()].find((link) => link.type === 'officeDocument')?.target ?? 'xl/workbook.xml';
  const workbookPart = parts.get(workbookName.toLowerCase());
  if (workbookPart === undefined) throw new KapocsError('FILE_DAMAGED', { part: 'workbook' });
  const links = await readLinks(file, parts, workbookName);
  const { sheets, dateSystem } = await readSheetList(file, workbookPart);
  const linked = (type: string): ZipEntry | undefined =>
    parts.get([...links.values()].find((link) => link.type === type)?.target.toLowerCase() ?? '');
  return {
    sheets: sheets.flatMap(({ name, hidden, link }) => {
      const target = links.get(link);
      const part = target?.type === 'worksheet' ? parts.get(target.target.toLowerCase()) : undefined;
      return part ? [{ name, hidden, part }] : [];
    }),
    dateSystem,
    strings: await readSharedStrings(file, linked('sharedStrings'), cellCharacters),
    showsDate: await readDateStyles(file, linked('styles')),
  };
}

interface Link {
  readonly type: string;
  readonly target: string;
}

async function readLinks(file: FileHandle, parts: Map<string, ZipEntry>, of: string): Promise<Map<string, Link>> {
  const folder = posix.dirname(of);
  const part = parts.get(posix.join(folder, '_rels', `${posix.basename(of)}.rels`).toLowerCase());
  const links = new Map<string, Link>();
  await scan(file, part, {
    open(name, attributes) {
      if (name !== 'Relationship') return;
      const target = attribute(attributes, 'Target') ?? '';
      links.set(attribute(attributes, 'Id') ?? '', {
        type: (attribute(attributes, 'Type') ?? '').replace(/^.*\//, ''),
        target: target.startsWith('/') ? target.slice(1) : posix.join(folder, target),
      });
    },
  });
  return links;
}

interface SheetLine {
  readonly name: string;
  readonly hidden: boolean;
  readonly link: string;
}

async function readSheetList(
  file: FileHandle,
  part: ZipEntry,
): Promise<{ sheets: SheetLine[]; dateSystem: 1900 | 1904 }> {
  const sheets: SheetLine[] = [];
  let dateSystem: 1900 | 1904 = 1900;
  await scan(file, part, {
    open(name, attributes) {
      if (name === 'workbookPr' && isTrue(attribute(attributes, 'date1904'))) dateSystem = 1904;
      if (name !== 'sheet') return;
      if (sheets.length === mostSheets) throw new KapocsError('FILE_BOMB', { sheets: mostSheets });
      sheets.push({
        name: (attribute(attributes, 'name') ?? '').slice(0, 31),
        hidden: (attribute(attributes, 'state') ?? 'visible') !== 'visible',
        link: attribute(attributes, 'r:id') ?? /\s\w+:id="([^"]*)"/.exec(attributes)?.[1] ?? '',
      });
    },
  });
  return { sheets, dateSystem };
}

async function readSharedStrings(
  file: FileHandle,
  part: ZipEntry | undefined,
  cellCharacters: number,
): Promise<StringStore> {
  const store = stringStore();
  const gathered = textGatherer(cellCharacters);
  let inText = false;
  let phonetic = false;
  await scan(file, part, {
    open(name) {
      if (name === 'si') gathered.start({ sharedString: store.count });
      else if (name === 'rPh') phonetic = true;
      else if (name === 't') inText = !phonetic;
    },
    text(text) {
      if (inText) gathered.add(text);
    },
    close(name) {
      if (name === 't') inText = false;
      else if (name === 'rPh') phonetic = false;
      else if (name === 'si') store.add(unescapeWorkbookText(gathered.take()));
    },
  });
  return store;
}

/** Built-in number formats that show a date or a time; 27–36 and 50–58 are those of East Asian editions. */
const builtInDate = (id: number): boolean =>
  (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58);

async function readDateStyles(file: FileHandle, part: ZipEntry | undefined): Promise<(style: number) => boolean> {
  const customDates = new Map<number, boolean>();
  const cellStyles: boolean[] = [];
  let inCellStyles = false;
  await scan(file, part, {
    open(name, attributes) {
      if (name === 'numFmt') {
        customDates.set(
          Number(attribute(attributes, 'numFmtId')),
          isDateFormat(attribute(attributes, 'formatCode') ?? ''),
        );
      } else if (name === 'cellXfs') inCellStyles = true;
      else if (name === 'xf' && inCellStyles) {
        const id = Number(attribute(attributes, 'numFmtId') ?? 0);
        cellStyles.push(customDates.get(id) ?? builtInDate(id));
      }
    },
    close(name) {
      if (name === 'cellXfs') inCellStyles = false;
    },
  });
  return (style) => cellStyles[style] ?? false;
}

async function scan(file: FileHandle, part: ZipEntry | undefined, handlers: Partial<XmlHandlers>): Promise<void> {
  if (part === undefined) return;
  const nothing = (): void => undefined;
  const scanner = xmlScanner({ open: nothing, close: nothing, text: nothing, ...handlers });
  const decoder = new TextDecoder();
  for await (const chunk of unpackPart(file, part)) scanner.push(decoder.decode(chunk, { stream: true }));
  scanner.push(decoder.decode());
  scanner.end();
}

/** An XML boolean. */
export const isTrue = (value: string | null): boolean => value === '1' || value === 'true';
