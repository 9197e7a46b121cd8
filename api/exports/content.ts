import type { AccountColumn } from '#contract/account-columns.ts';
import type { AccountFilter, AccountSort } from '#contract/accounts.ts';
import { KapocsError } from '#contract/errors.ts';
import type { Context } from '../context.ts';
import { extraHeadings, extrasOf } from '../accounts/extra.ts';
import { dashboard } from '../dashboard/dashboard.ts';
import { keptHeadings } from '../imports/headings/kept-headings.ts';
import * as settings from '../settings/settings.ts';
import { aboutFacts } from './about.ts';
import { accountPages } from './account-pages.ts';
import { accountSheet } from './account-sheet.ts';
import type { ExportColumn, ExportRow } from './columns.ts';
import { differenceColumns, differenceFacts, differencePages, type DifferenceAsked } from './difference-sheet.ts';
import type { ExportRow as Asked } from './exports.sql.ts';
import type { FactSheet } from './file-messages.ts';
import { intermediaryColumns, intermediaryRow } from './intermediary-sheet.ts';
import { sheetWords } from './sheet-words.ts';
import { countTotals } from './totals.ts';

type Page = { rows: readonly ExportRow[]; total: number };

/** All that is to be written; the further sheets are asked for when the list is through. */
export type Content = {
  sheet: string;
  columns: readonly ExportColumn[];
  pages: AsyncIterable<Page> | Iterable<Page>;
  facts: (rows: number) => FactSheet[];
};

/** What a file holds for the person of the context. Throws NOT_FOUND when what the filter names is gone. */
export function contentOf(ctx: Context, asked: Asked): Promise<Content> {
  switch (asked.kind) {
    case 'accounts':
      return accountContent(ctx, asked);
    case 'intermediaries':
      return intermediaryContent(ctx, asked);
    case 'difference':
      return differenceContent(ctx, asked);
  }
}

const aboutOf = (ctx: Context, asked: Asked, filter: AccountFilter, sort: AccountSort | null) =>
  aboutFacts(ctx, { ...asked, filter, sort, by: asked.display_name, at: ctx.now() });

/** The further columns of lists that these accounts have something in, in the order they first came. */
async function keptIn(ctx: Context, filter: AccountFilter): Promise<string[]> {
  const named = await keptHeadings(ctx);
  if (named.length === 0) return [];
  const there = new Set(await extraHeadings(ctx, filter));
  return named.filter((name) => there.has(name));
}

async function accountContent(ctx: Context, asked: Asked): Promise<Content> {
  const { language } = asked;
  const words = sheetWords[language];
  // The day is fixed now: the list must not change its meaning at midnight.
  const filter = { asOf: ctx.today(), ...(JSON.parse(asked.filter) as AccountFilter) };
  const sort = asked.sort as AccountSort;
  const chosen = asked.columns === null ? null : (JSON.parse(asked.columns) as AccountColumn[]);
  const kept = chosen === null ? await keptIn(ctx, filter) : [];
  const { columns, rowOf } = accountSheet(chosen, language, kept);
  const about = await aboutOf(ctx, asked, filter, sort);
  const totals = countTotals();
  async function* pages(): AsyncGenerator<Page> {
    for await (const { lines, total } of accountPages(ctx, { filter, sort })) {
      for (const line of lines) totals.add(line);
      if (kept.length === 0) {
        yield { rows: lines.map(rowOf), total };
        continue;
      }
      const extras = await extrasOf(
        ctx,
        lines.map(({ id }) => Number(id)),
      );
      yield { rows: lines.map((line) => rowOf({ ...line, extras: extras.get(Number(line.id)) })), total };
    }
  }
  return {
    sheet: words.accounts,
    columns,
    pages: pages(),
    facts: (rows) => [
      { name: words.totals, facts: totals.facts(language) },
      { name: words.about, facts: about(rows) },
    ],
  };
}

async function differenceContent(ctx: Context, asked: Asked): Promise<Content> {
  const { language } = asked;
  const pair = JSON.parse(asked.difference ?? '{}') as DifferenceAsked;
  const about = await aboutOf(ctx, asked, {}, null);
  const sides = await differenceFacts(ctx, pair, language);
  const words = sheetWords[language];
  return {
    sheet: words.difference.sheet,
    columns: differenceColumns(language),
    pages: differencePages(ctx, pair, language),
    facts: (rows) => [
      { name: words.about, facts: [...sides, ...about(rows).filter(([name]) => name !== words.filter)] },
    ],
  };
}

async function intermediaryContent(ctx: Context, asked: Asked): Promise<Content> {
  const { language } = asked;
  const { cohort } = JSON.parse(asked.filter) as AccountFilter;
  const named = (await settings.cohorts(ctx)).find(({ id, name }) => String(id) === cohort || name === cohort);
  if (cohort !== undefined && !named) throw new KapocsError('NOT_FOUND', { cohort });
  const { detail } = await dashboard(ctx, { cohort: named?.id });
  const firms = detail?.intermediaries ?? [];
  const about = await aboutOf(ctx, asked, detail ? { cohort: String(detail.id), asOf: ctx.today() } : {}, null);
  return {
    sheet: sheetWords[language].intermediaries,
    columns: intermediaryColumns(language),
    pages: [{ rows: firms.map((firm) => intermediaryRow(firm, language)), total: firms.length }],
    facts: (rows) => [{ name: sheetWords[language].about, facts: about(rows) }],
  };
}
