import { accountWords } from '#contract/account-words.ts';
import { clientDeeds } from '#contract/client-deeds.ts';
import { formatEnglishInstant, formatInstant } from '#contract/format.ts';
import type { Language } from '#contract/language.ts';
import { refusalWords } from '#contract/refusal-words.ts';
import { columnNames } from '#contract/row-words.ts';
import { story as english } from '#contract/story-words/en.ts';
import { story as hungarian } from '#contract/story-words/hu.ts';
import type { TimelineEntry } from '#contract/timeline.ts';

const stories = { hu: hungarian, en: english } as const;
export const instantOf = (language: Language) => (language === 'hu' ? formatInstant : formatEnglishInstant);

type Words = Readonly<Record<string, string>>;

/** By a closed list where there is one; what a person wrote stands as it is. */
const worded = (words: Words, value: string): string => words[value] ?? value;

function told(language: Language, { kind, data }: TimelineEntry, name: string): string | null {
  const value = data[name];
  if (value === null || value === undefined || value === '') return null;
  const text = String(value);
  const words = stories[language];
  switch (name) {
    case 'channel':
      return worded(refusalWords[language].channels, text);
    case 'state':
      return worded(kind === 'request' ? words.requestStates : words.messageStates, text);
    case 'reason':
      return worded(words.messageReasons, text);
    case 'restriction':
      return worded(words.restrictionReasons, text);
    case 'lifted':
      return worded(words.liftReasons, text);
    case 'event':
      return worded(words.registrationEvents, text);
    case 'request':
      return worded(words.requestKinds, text);
    case 'fields':
      return text
        .split(',')
        .map((field) => worded(words.listFields, field))
        .join(', ');
    case 'outcome':
      return typeof data['name'] === 'string' ? null : worded(accountWords[language].outcomes, text);
    case 'callbackAt':
      return instantOf(language)(text);
    case 'talkSeconds':
      return `${text} s`;
    // in which queue a message stood says nothing of the client
    case 'lane':
      return null;
    default:
      // a correction names its fields: { email: true }
      return value === true
        ? worded(columnNames[language], name === 'secondary_phone' ? 'secondaryPhone' : name)
        : text;
  }
}

/** What an entry of the story tells beside its time and text, in words. */
export const storyParts = (entry: TimelineEntry, language: Language): string[] =>
  Object.keys(entry.data).flatMap((name) => told(language, entry, name) ?? []);

/** What was done to the client, as the history has it. */
export function deedWords(action: string, language: Language): string {
  const [area, event = ''] = action.split('.');
  if (area === 'registration') return worded(stories[language].registrationEvents, event);
  return worded(clientDeeds[language], action);
}
