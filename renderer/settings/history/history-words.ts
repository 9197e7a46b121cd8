import type { HistoryEntry } from '#contract/history.ts';
import { historyActions } from '#contract/history-actions.ts';
import { cardLink } from '../../shared/accounts-link.ts';
import type { Format } from '../../shared/format.ts';
import type { Texts } from '../../shared/texts/index.ts';

type Words = Readonly<Record<string, string>>;

/** What was done; what an earlier version wrote down and this one does not know keeps its code. */
export function actionWords({ history, story }: Texts, action: string): string {
  const [area, event = ''] = action.split('.');
  const step = area === 'registration' ? (story.registrationEvents as Words)[event] : undefined;
  return step === undefined ? ((history.actions as Words)[action] ?? action) : history.registration(step);
}

/** Everything that can be asked for, under its heading. */
export const actionChoices = (texts: Texts) =>
  historyActions.map(({ action, group }) => ({
    action,
    label: actionWords(texts, action),
    group: texts.history.groups[group],
  }));
export type ActionChoice = ReturnType<typeof actionChoices>[number];

function parted(object: string): [kind: string, which: string] {
  const at = object.indexOf(':');
  return at < 0 ? [object, ''] : [object.slice(0, at), object.slice(at + 1)];
}

/** What it was done to: "account 657", "gateway e-mail". */
export function objectWords({ history, house }: Texts, object: string): string {
  const [kind, which] = parted(object);
  const word = (history.objects as Words)[kind];
  if (word === undefined) return object;
  // the action itself says which setting
  return which === '' || kind === 'setting' ? word : `${word} ${(house.channels as Words)[which] ?? which}`;
}

/** The screen of an object; null where it has none of its own. */
export function objectLink(object: string): string | null {
  const [kind, which] = parted(object);
  if (!/^[1-9]\d*$/.test(which)) return null;
  switch (kind) {
    case 'account':
      return cardLink(Number(which));
    case 'campaign':
      return `/reminders/campaigns/${which}`;
    case 'import':
      return `/imports/${which}`;
    default:
      return null;
  }
}

/** The words of a detail that is one of a closed list. */
function wordsOf(texts: Texts, { action, object }: HistoryEntry, name: string): Words {
  const [area] = action.split('.');
  switch (name) {
    case 'as':
      return texts.history.decisions;
    case 'channel':
      return texts.house.channels;
    case 'end':
      return texts.calls.ends;
    case 'kind':
      if (area === 'gateway') return texts.gateways.kinds;
      if (area === 'export') return texts.exports.kinds;
      return area === 'item' ? texts.history.mailKinds : {};
    case 'outcome':
      return texts.account.outcomes;
    case 'place':
      return texts.history.places;
    case 'purpose':
      return texts.gateways.purposes;
    case 'role':
      return texts.people.roles;
    case 'reason':
      if (area === 'backup') return texts.house.reasons;
      if (action === 'account.restricted') return texts.story.restrictionReasons;
      if (action === 'account.restriction_lifted') return texts.story.liftReasons;
      if (area === 'account') return texts.erasure.reasons;
      return object === 'calls' ? { ...texts.calls.reasons, rules: texts.history.byRules } : texts.gateways.reasons;
    case 'code':
      return Object.fromEntries(Object.entries(texts.errors).map(([code, { what }]) => [code, what]));
    case 'fields':
      return texts.accounts.card.fields;
    case 'trouble':
      return texts.listFolder.troubles;
    default:
      return {};
  }
}

export type Written = Pick<Format, 'date' | 'instant'> & {
  /** a filter, kept as JSON, as a sentence */
  filter: (json: string) => string;
};

const DAY = /^\d{4}-\d\d-\d\d$/;
const INSTANT = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/;

/** The details as they were written down: names and codes in words, days and times in the form of the language. */
export function detailWords(texts: Texts, entry: HistoryEntry, written: Written): string {
  const { history } = texts;
  const shown = (name: string, value: string | number | boolean): string => {
    if (typeof value === 'boolean') return value ? history.yes : history.no;
    if (typeof value === 'number') return String(value);
    if (DAY.test(value)) return written.date(value);
    if (INSTANT.test(value)) return written.instant(value);
    if (name === 'filter') return written.filter(value);
    if (name === 'object') return objectWords(texts, value);
    if (name === 'action') return actionWords(texts, value);
    const words = wordsOf(texts, entry, name);
    const said = name === 'fields' ? value.split(' ') : [value];
    return said.map((word) => words[word] ?? word).join(', ');
  };
  return Object.entries(entry.details)
    .flatMap(([name, value]) =>
      value === null ? [] : [`${(history.details as Words)[name] ?? name}: ${shown(name, value)}`],
    )
    .join(' · ');
}
