import { columnWords } from '#contract/account-columns.ts';
import type { AccountFilter, AccountOrder, AccountSort } from '#contract/accounts.ts';
import type { Instant } from '#contract/basics.ts';
import { filterParts } from '#contract/filter-words.ts';
import { formatDate, formatEnglishDate, formatInstant } from '#contract/format.ts';
import type { Language } from '#contract/language.ts';
import type { Reading } from '../context.ts';
import * as intermediaries from '../intermediaries/intermediaries.ts';
import * as settings from '../settings/settings.ts';
import type { ExportValue } from './columns.ts';
import { sheetWords } from './sheet-words.ts';

const ordered: Record<AccountOrder, keyof (typeof columnWords)['hu']> = {
  name: 'holderName',
  deadline: 'deadline',
  accountNumber: 'accountNumber',
  lastContact: 'lastContactAt',
  status: 'status',
};

export type About = {
  filter: AccountFilter;
  sort: AccountSort | null;
  reason: string;
  language: Language;
  by: string;
  /** when the first row was read */
  at: Instant;
};

/** The sheet that says what a file is: filter in words, order, time, who and why, rows. */
export async function aboutFacts(ctx: Reading, about: About): Promise<(rows: number) => [string, ExportValue][]> {
  const { filter, sort, reason, language, by, at } = about;
  const words = sheetWords[language];
  const date = language === 'hu' ? formatDate : formatEnglishDate;
  const cohorts = await settings.cohorts(ctx);
  const firms = await intermediaries.list(ctx);
  const { asOf, ...rest } = filter;
  const parts = filterParts(
    rest,
    {
      date,
      cohort: (name) => cohorts.find((each) => String(each.id) === name)?.name ?? name,
      intermediary: (name) => firms.find((each) => each.code === name || String(each.id) === name)?.name ?? name,
    },
    language,
  );
  const order = sort === null ? null : (sort.replace('-', '') as AccountOrder);
  return (rows) => [
    [words.filter, parts.map((part) => part.words).join(' · ') || words.noFilter],
    ...(order === null
      ? []
      : [[words.order, `${columnWords[language][ordered[order]]} ${sort === order ? '↑' : '↓'}`] as [string, string]]),
    ...(asOf === undefined ? [] : [[words.asOf, date(asOf)] as [string, string]]),
    [words.made, formatInstant(at)],
    [words.by, by],
    [words.reason, reason],
    [words.rows, rows],
  ];
}
