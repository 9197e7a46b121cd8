import type { TimelineEntry } from '#contract/timeline.ts';
import type { Texts } from './texts/index.ts';

/** The word for a code where the language has one. */
const wordIn = (words: Readonly<Record<string, string>>, code: unknown): string =>
  typeof code === 'string' ? (words[code] ?? '') : '';

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

const joined = (...parts: readonly string[]): string => parts.filter((part) => part !== '').join(' · ');

function messageLine({ data }: TimelineEntry, { accounts, story }: Texts): { title: string; note: string } {
  const channel = wordIn(accounts.card.channels, data['channel']);
  const fate = wordIn(story.messageStates, data['state']);
  const reason = wordIn(story.messageReasons, data['reason']);
  const secret = data['lane'] === 'fast' ? accounts.card.secretMessage : '';
  return {
    title: joined(channel, fate === '' || reason === '' ? fate : `${fate} (${reason})`),
    note: joined(text(data['campaign']), text(data['subject']), secret),
  };
}

const fieldsIn = (words: Readonly<Record<string, string>>, codes: readonly string[]): string =>
  codes.flatMap((code) => words[code] ?? []).join(', ');

/** An entry of the story in words: what happened, and what to know of it. */
export function storyLine(entry: TimelineEntry, texts: Texts): { title: string; note: string } {
  const { account, accounts, story } = texts;
  const { kind, data } = entry;
  const title = accounts.card.entries[kind];
  switch (kind) {
    case 'message':
      return messageLine(entry, texts);
    case 'registration':
    case 'assist':
      return { title, note: wordIn(story.registrationEvents, data['event']) };
    case 'list_created':
    case 'list_changed':
    case 'list_confirmed':
    case 'list_gone':
    case 'list_back': {
      const list = text(data['list']);
      const fields = kind === 'list_changed' ? fieldsIn(story.listFields, text(data['fields']).split(',')) : '';
      return { title, note: joined(fields, list === '' ? '' : accounts.card.listNamed(list)) };
    }
    case 'restricted':
      return { title, note: wordIn(story.restrictionReasons, data['restriction']) };
    case 'restriction_lifted':
      return { title, note: wordIn(story.liftReasons, data['lifted']) };
    case 'contact_corrected':
      return { title, note: fieldsIn(accounts.card.fields, Object.keys(data)) };
    case 'request':
      return {
        title,
        note: joined(wordIn(story.requestKinds, data['request']), wordIn(story.requestStates, data['state'])),
      };
    case 'call':
      return { title, note: text(data['name']) || wordIn(account.outcomes, data['outcome']) };
    case 'note':
      return { title, note: '' };
  }
}
