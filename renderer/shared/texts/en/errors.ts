import type { Texts } from '../texts.ts';
import { fileErrors } from './file-errors.ts';
import { houseErrors } from './house-errors.ts';
import { messageErrors } from './message-errors.ts';
import { portalErrors } from './portal-errors.ts';

const unchanged = 'Nothing was changed.';

export const errors: Texts['errors'] = {
  ...fileErrors,
  ...houseErrors,
  ...messageErrors,
  ...portalErrors,
  UNREACHABLE: {
    what: 'The program behind this screen does not answer.',
    safe: 'Everything saved so far is safe. What you sent just now may or may not have arrived.',
    todo: 'Wait a moment: the connection comes back by itself. Then look at the screen and repeat if needed.',
  },
  ANSWER_UNREADABLE: {
    what: 'The answer is not what this screen expects.',
    todo: 'Reload the page. If the program has just been updated, that is enough.',
  },
  INPUT_INVALID: { what: 'One of the values is not acceptable.', safe: unchanged, todo: 'Correct the fields marked.' },
  REQUEST_MALFORMED: { what: 'The request arrived in a wrong form.', safe: unchanged, todo: 'Reload the page.' },
  JSON_INVALID: { what: 'The request arrived in a wrong form.', safe: unchanged, todo: 'Reload the page.' },
  SIGN_IN_NEEDED: { what: 'You need to sign in.', safe: unchanged, todo: 'Sign in.' },
  CREDENTIALS_WRONG: {
    what: 'User name or password is wrong.',
    safe: unchanged,
    todo: 'Try again. An administrator can give you a new password.',
  },
  SESSION_EXPIRED: { what: 'Your session has ended.', safe: unchanged, todo: 'Sign in again and carry on.' },
  NOT_ALLOWED: { what: 'Your role does not permit this.', safe: unchanged, todo: 'Ask an administrator.' },
  ORIGIN_REFUSED: {
    what: 'The request did not come from Kapocs’s own page.',
    safe: unchanged,
    todo: 'Open the program again.',
  },
  LAUNCH_REFUSED: {
    what: 'Only the Kapocs window may work at this address.',
    safe: unchanged,
    todo: 'Use the Kapocs window.',
  },
  NOT_FOUND: {
    what: 'This cannot be found, or it is not yours to see.',
    safe: unchanged,
    todo: 'Go back to the list.',
  },
  HOST_REFUSED: {
    what: 'The program does not serve this address.',
    safe: unchanged,
    todo: 'Open it at the address printed.',
  },
  MEDIA_TYPE: {
    what: 'The program expects another kind of data here.',
    safe: unchanged,
    todo: 'Choose a fitting file.',
  },
  BODY_TOO_LARGE: {
    what: 'This is larger than the program takes here.',
    safe: unchanged,
    todo: 'Send it in smaller parts.',
  },
  TOO_MANY_REQUESTS: {
    what: 'Too many requests in a short time.',
    safe: unchanged,
    todo: 'Wait a minute and try again.',
  },
  CONFLICT: {
    what: 'Somebody else changed this meanwhile.',
    safe: 'Their change was kept, yours was not saved.',
    todo: 'Look at the new state and repeat if needed.',
  },
  STATE_WRONG: { what: 'This cannot be done in its present state.', safe: unchanged, todo: 'Refresh the screen.' },
  SETUP_NEEDED: { what: 'The program is not set up yet.', safe: unchanged, todo: 'Create the first administrator.' },
  SETUP_DONE: { what: 'The first administrator already exists.', safe: unchanged, todo: 'Sign in.' },
  COHORT_NEEDED: {
    what: 'There is no renewal period the list could belong to.',
    safe: unchanged,
    todo: 'Add one with a deadline in Settings.',
  },
  INSURER_NEEDED: {
    what: 'It is not clear which insurer this belongs to.',
    safe: unchanged,
    todo: 'Choose the insurer.',
  },
  USERNAME_TAKEN: { what: 'This user name is taken.', safe: unchanged, todo: 'Choose another.' },
  PASSWORD_POLICY: {
    what: 'This password will not do.',
    safe: unchanged,
    todo: 'Use at least 15 characters that are hard to guess. A short sentence makes a good password.',
  },
  CURSOR_INVALID: { what: 'The list changed meanwhile.', safe: unchanged, todo: 'Load the list again.' },
  IMPORT_BUSY: {
    what: 'Another list of this insurer is being applied or undone.',
    safe: unchanged,
    todo: 'Wait until it has finished.',
  },
  DISK_FULL: { what: 'The disk is full.', safe: unchanged, todo: 'Make room on the disk, then try again.' },
  DATABASE_BUSY: { what: 'The database is busy.', safe: unchanged, todo: 'Try again in a few seconds.' },
  INTERNAL: {
    what: 'Something unexpected went wrong in the program.',
    safe: 'What was interrupted has been rolled back.',
    todo: 'Try again. If it happens again, send the details to whoever looks after the program.',
  },
  BACKUP_FAILED: {
    what: 'The backup could not be made, so the program went no further.',
    safe: unchanged,
    todo: 'See if the disk has enough room, and try again.',
  },
  NOT_TO_BE_CALLED: {
    what: 'This client is not to be called now: outside calling hours, resting, asked not to be, or no longer due.',
    safe: unchanged,
    todo: 'Ask for the next client; the queue says when this one may be called again.',
  },
  LEASE_LOST: {
    what: 'This client is not with you any more.',
    safe: 'What was recorded is kept.',
    todo: 'Ask for the next client.',
  },
  CALLBACK_OUTSIDE_HOURS: {
    what: 'Nobody is called at that time.',
    safe: 'The outcome is not recorded yet.',
    todo: 'Choose a time within calling hours.',
  },
  KEY_WRONG: {
    what: 'The key does not open this database.',
    safe: unchanged,
    todo: 'Give the key that belongs to it.',
  },
  KEY_MISSING: {
    what: 'The key of the database is missing.',
    safe: unchanged,
    todo: 'Give the key or the recovery key.',
  },
  KEY_UNREACHABLE: {
    what: 'The key file can be neither read nor written.',
    safe: unchanged,
    todo: 'Check the folder of the key file and who may write there, then start again.',
  },
  DATABASE_NEWER: { what: 'The database was made by a newer Kapocs.', safe: unchanged, todo: 'Update the program.' },
  DATABASE_UNREACHABLE: { what: 'The database server cannot be reached.', safe: unchanged, todo: 'Check the network.' },
  FOLDER_UNWRITABLE: {
    what: 'The data folder cannot be written.',
    safe: unchanged,
    todo: 'Allow writing, or choose another.',
  },
  FOLDER_IN_USE: { what: 'Another Kapocs is using this data folder.', safe: unchanged, todo: 'Close the other one.' },
  FOLDER_NOT_EMPTY: { what: 'A demo needs an empty data folder.', safe: unchanged, todo: 'Choose an empty folder.' },
  PORT_REFUSED: { what: 'The network port cannot be opened.', safe: unchanged, todo: 'Choose another port.' },
};
