import type { Language } from '#contract/language.ts';
import {
  type DifferenceChange,
  type DifferenceKind,
  differenceKinds,
  type DifferenceRow,
} from '#contract/list-difference.ts';
import { accountWords } from '#contract/account-words.ts';
import { columnNames } from '#contract/row-words.ts';
import type { Context } from '../context.ts';
import { differenceCounts, differenceRows } from '../imports/difference/difference.ts';
import type { ExportColumn, ExportRow, ExportValue } from './columns.ts';
import { sheetWords } from './sheet-words.ts';

/** What a file of the difference holds; without `kind` everything but what stayed the same. */
export type DifferenceAsked = { was: number; now?: number | undefined; kind?: DifferenceKind | undefined };

const PAGE = 500;

export function differenceColumns(language: Language): ExportColumn[] {
  const { change, field, before, after } = sheetWords[language].difference;
  const names = columnNames[language];
  return [
    { heading: change, kind: 'text', width: 18 },
    { heading: names.accountNumber, kind: 'text', width: 18 },
    { heading: names.holderName, kind: 'text', width: 28 },
    { heading: field, kind: 'text', width: 22 },
    { heading: before, kind: 'text', width: 28 },
    { heading: after, kind: 'text', width: 28 },
  ];
}

function value(language: Language, field: DifferenceChange['field'], told: DifferenceChange['before']): ExportValue {
  const { managerKinds, holderKinds } = accountWords[language];
  if (field === 'managerKind') return managerKinds[told as keyof typeof managerKinds] ?? told;
  if (field === 'holderKind') return holderKinds[told as keyof typeof holderKinds] ?? told;
  return field === 'registered' && told !== null ? sheetWords[language].yesNo(told === 'yes') : told;
}

/** One line a change: an account that changed in three columns has three. */
function linesOf(language: Language, kind: DifferenceKind, row: DifferenceRow): ExportRow[] {
  const head = [sheetWords[language].difference.kinds[kind], row.accountNumber, row.holderName];
  if (row.changes.length === 0) return [[...head, null, null, null]];
  return row.changes.map(({ field, heading, before, after }) => [
    ...head,
    field === 'extra' ? heading : columnNames[language][field],
    value(language, field, before),
    value(language, field, after),
  ]);
}

/** The difference page after page. */
export async function* differencePages(
  ctx: Context,
  { kind, ...pair }: DifferenceAsked,
  language: Language,
): AsyncGenerator<{ rows: ExportRow[]; total: number }> {
  const kinds = kind ? [kind] : differenceKinds.filter((each) => each !== 'same');
  const { counts } = await differenceCounts(ctx, pair);
  const total = kinds.reduce((sum, each) => sum + counts[each], 0);
  for (const each of kinds)
    for (let after: string | null = ''; after !== null;) {
      const page: Awaited<ReturnType<typeof differenceRows>> = await differenceRows(ctx, {
        ...pair,
        kind: each,
        limit: PAGE,
        after,
      });
      yield { rows: page.rows.flatMap((row) => linesOf(language, each, row)), total };
      after = page.next;
    }
}

/** What the sheet about the file says of the two sides. */
export async function differenceFacts(
  ctx: Context,
  asked: DifferenceAsked,
  language: Language,
): Promise<[string, ExportValue][]> {
  const { was, now, counts } = await differenceCounts(ctx, asked);
  const words = sheetWords[language].difference;
  return [
    [words.was, `${was.filename} (${was.listDay})`],
    [words.now, now ? `${now.filename} (${now.listDay})` : words.today],
    ...differenceKinds.map((kind): [string, ExportValue] => [words.kinds[kind], counts[kind]]),
  ];
}
