import type { Texts } from '../texts.ts';

export const desktop: Texts['desktop'] = {
  title: 'This computer',
  hint: 'The window of Kapocs on this computer: where the data is, and when it starts.',
  version: (version) => `Kapocs ${version}`,
  keys: {
    keychain: 'The keychain of this computer guards the key of the database.',
    file: 'The key of the database lies in a file on this computer, under no password: encrypt the disk.',
    server: 'The data is on the office server; there is none of it on this computer.',
  },
  autostart: 'Start when I sign in to the computer',
  office: 'Office server',
  officeHint: 'Where the office works with a shared server, give its address. The data on your own computer stays.',
  officeNow: (address) => `Working with this server now: ${address}`,
  address: 'Address of the server',
  addressHint: 'For example: https://kapocs.office.example',
  addressWrong: 'It needs an address that begins with https://. For example: https://kapocs.office.example',
  toOffice: 'Go to the server…',
  toOwn: 'Back to this computer…',
  failed: 'That did not work just now.',
};
