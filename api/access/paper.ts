import type { AccountCard } from '#contract/accounts.ts';
import { accountWords } from '#contract/account-words.ts';
import type { Language } from '#contract/language.ts';
import { listColumns, type ListColumn } from '#contract/list-columns.ts';
import { LocalDate } from '#contract/basics.ts';
import { formatDate, formatEnglishDate } from '#contract/format.ts';
import { refusalWords } from '#contract/refusal-words.ts';
import { columnNames } from '#contract/row-words.ts';
import type { Paper } from '../papers/letter-pdf.ts';
import type { Held } from './access.ts';
import { accessWords } from './access-words.ts';
import { deedWords, instantOf, storyParts } from './story-lines.ts';

const dayOf = (language: Language) => (language === 'hu' ? formatDate : formatEnglishDate);

const COLOUR = '#0B5C6B';

type Section = NonNullable<Paper['sections']>[number];

/** The columns of a list that stand on the card under the same name. */
const plain = listColumns.filter(
  (column) => !['accountNumber', 'holderKind', 'managerKind', 'registered', 'registeredOn'].includes(column),
) as Exclude<ListColumn, 'accountNumber' | 'holderKind' | 'managerKind' | 'registered' | 'registeredOn'>[];

function accountLines(card: AccountCard, language: Language): string[] {
  const names = columnNames[language];
  const words = accountWords[language];
  const own = accessWords[language];
  const said = (value: string | number | null): string | number | null =>
    typeof value === 'string' && LocalDate.safeParse(value).success ? dayOf(language)(value) : value;
  const told: [string, string | number | null][] = [
    [own.insurer, card.insurerName],
    [names.holderKind, words.holderKinds[card.holderKind]],
    [names.managerKind, words.managerKinds[card.managerKind]],
    [own.status, words.statuses[card.status]],
    [own.deadline, dayOf(language)(card.deadline)],
    ...plain.map((column): [string, string | number | null] => [names[column], said(card[column])]),
    [names.registeredOn, card.confirmedAt && instantOf(language)(card.confirmedAt)],
    ...card.extra.map(({ name, value }): [string, string] => [name, value]),
  ];
  return told.flatMap(([name, value]) => (value === null || value === '' ? [] : [`${name}: ${value}`]));
}

const joined = (...parts: readonly (string | number | null | undefined)[]): string =>
  parts.filter((part) => part !== null && part !== undefined && part !== '').join(' · ');

/** The file as a person reads it; nothing that is held is left out. */
export function paperOf(held: Held, language: Language): Paper {
  const words = accessWords[language];
  const names = columnNames[language];
  const at = instantOf(language);
  const day = dayOf(language);
  const refusals = refusalWords[language];
  const filled = (title: string, lines: readonly string[]): Section => ({
    title,
    lines: lines.length > 0 ? lines : [words.none],
  });
  const [first] = held.accounts;
  return {
    sender: first?.insurerName ?? '',
    colour: COLOUR,
    title: words.title,
    facts: [
      [names.holderName, first?.holderName ?? ''],
      [words.accounts, held.accounts.map(({ accountNumber }) => accountNumber).join(', ')],
      [words.madeOn, at(held.madeAt)],
    ],
    paragraphs: [words.about],
    sections: [
      ...held.accounts.flatMap((card) => [
        filled(words.account(card.accountNumber), accountLines(card, language)),
        filled(
          words.story(card.accountNumber),
          card.timeline.map((entry) =>
            joined(at(entry.at), words.kinds[entry.kind], ...storyParts(entry, language), entry.by, entry.text),
          ),
        ),
      ]),
      filled(
        words.corrections,
        held.corrections.map(({ at: when, by, field, before, after }) =>
          joined(
            at(when),
            names[field === 'secondary_phone' ? 'secondaryPhone' : field],
            after ?? words.none,
            `${words.former}: ${before ?? words.none}`,
            by,
          ),
        ),
      ),
      filled(
        words.contracts,
        held.contracts.map((each) =>
          joined(
            each.number,
            each.product,
            each.email,
            each.mobile,
            each.started_on && day(each.started_on),
            each.annual_premium,
            each.payment_frequency,
            each.terminated_on && day(each.terminated_on),
          ),
        ),
      ),
      filled(
        words.items,
        held.items.map((item) => joined(at(item.placed_at), item.contract_number, item.subject)),
      ),
      filled(
        words.suppressions,
        held.suppressions.map((each) =>
          joined(
            at(each.createdAt),
            refusals.channels[each.channel],
            each.address,
            refusals.purposes[each.purpose],
            refusals.reasons[each.reason],
            each.note,
          ),
        ),
      ),
      filled(
        words.consents,
        held.consents.map((each) =>
          joined(day(each.givenOn), refusals.channels[each.channel], each.address, refusals.sources[each.source]),
        ),
      ),
      filled(
        words.history,
        held.history.map(({ at: when, by, action }) =>
          joined(at(when), by ?? words.program, deedWords(action, language)),
        ),
      ),
    ],
  };
}
