import type { Texts } from '../texts.ts';

export const letters: Texts['letters'] = {
  title: 'Intermediaries',
  hint: 'Each intermediary gets an Excel list of its own clients who have not registered. No client of another is on it.',
  nobody: 'Nobody to write to',
  nobodyHint: 'No intermediary has a client of this period who still has to register.',
  period: 'Renewal period',
  all: 'Every intermediary',
  chooseFirm: (name) => `Send a letter to ${name}`,
  firm: 'Intermediary',
  clients: 'Clients',
  last: 'Last letter',
  states: {
    waiting: 'the list is being made',
    too_large: 'the list is too large for a letter',
    nobody: 'everybody registered meanwhile',
  },
  text: 'The letter',
  previewOf: (name) => `As ${name} gets it`,
  list: (filename, clients) => `${filename} (${clients === 1 ? '1 client' : `${clients} clients`})`,
  send: (n) => (n === '1' ? 'Send to 1 intermediary' : `Send to ${n} intermediaries`),
  confirm: 'Send the letters?',
  confirmText: (firms, clients) =>
    `${firms} intermediaries get the names and addresses of ${clients} clients in all. Follow the letters under Outbox.`,
  asked: (n) => `${n === '1' ? '1 letter is' : `${n} letters are`} being made. You may leave this screen.`,
};
