import { refusalWords } from '#contract/refusal-words.ts';
import type { Texts } from '../texts.ts';

export const consents: Texts['consents'] = {
  title: 'Consents',
  hint: 'Who agreed to advertising, and at which address. Service messages, such as reminders to register, need none.',
  add: 'Record a consent',
  source: 'How it was given',
  sources: refusalWords.en.sources,
  givenOn: 'When it was given',
  dayWrong: 'It must be a day in the past or today.',
  noteHint: 'Such as where the paper is. No health data here.',
  remove: 'Withdraw the consent',
  removeText: (address) => `${address} gets no more advertising; what is queued does not go either.`,
  none: 'There is no consent yet',
  noneHint: 'Until then, advertising goes to nobody.',
  notFound: 'This address is not on the list',
  notFoundHint: 'Type the whole address or phone number.',
  wholeAddress: 'the whole address',
  count: (n) => (n === '1' ? '1 address' : `${n} addresses`),
  shownOf: (shown, total) => `The latest ${shown} of ${total} addresses.`,
  searchForMore: 'Search by address for the rest.',
  more: 'Show more',
  noConsentAlone: 'no consent to advertising',
};
