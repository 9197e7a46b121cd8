import type { Erased, ErasureReason, Remaining } from '#contract/erasure.ts';
import type { Texts } from '../texts.ts';

const reasons: Record<ErasureReason, string> = {
  asked: 'The client asked for it',
  no_purpose: 'The data is no longer needed',
  unlawful: 'The data came here without a legal basis',
  duty: 'A law or an authority demands it',
};

const goes: Record<Erased, string> = {
  accounts: 'accounts: name, number, contact data, address, contract data',
  corrections: 'former values of corrected contact data',
  listLines: 'lines of lists',
  listFiles: 'list files as uploaded (their other lines stay)',
  waitingMessages: 'messages not sent yet (they do not go)',
  messageTexts: 'addressees and texts of messages',
  callTasks: 'open calls in the queue',
  callNotes: 'notes of calls and tickets',
  registrations: 'data of registrations',
  logins: 'log-ins to the client portal',
  contracts: 'insurance contracts',
  mailboxes: 'mailboxes',
  items: 'contents of mailbox items',
  requests: 'requests with the files attached',
  restrictions: 'reasons and remarks of restrictions',
  blockedAddresses: 'addresses on the do-not-contact list or among consents (their fingerprints stay)',
};

const stays: Record<Remaining, string> = {
  messages: 'ways and times of messages, without addressee and text',
  calls: 'times, lengths and outcomes of calls, without notes',
  declarations: 'versions and times of declarations accepted',
  history: 'history entries; no personal data in them',
  suppressions: 'do-not-contact entries, as fingerprints: nothing is ever sent there',
  exports: 'finished reports: they delete themselves within 30 days, and can be thrown away before',
  backups: 'backups of the whole database: old ones go by their retention',
};

export const erasure: Texts['erasure'] = {
  access: { pdf: 'Copy of the data (PDF)', json: 'Copy of the data (JSON)' },
  open: 'Erase client…',
  title: 'Erase the client for good',
  text: (accounts) =>
    `All data of the client is erased (${accounts}). It cannot be undone, and no list brings the client back: the line becomes “erased client”.`,
  accounts: (n) => (n === 1 ? 'one account' : `${n} accounts`),
  goesTitle: 'What goes',
  staysTitle: 'What stays, naming nobody',
  goes,
  stays,
  law: 'Where a law demands keeping the data, its time limit must run out first.',
  reason: 'Reason',
  reasons,
  typeNumber: (number) => `To confirm, type the account number: ${number}`,
  wrongNumber: 'That is not the number of this account.',
  action: 'Erase for good',
  done: 'The client has been erased.',
  erasedOn: (day) =>
    `The client was erased on ${day}. Nothing here tells who it was; what is shown only serves to be counted.`,
};
