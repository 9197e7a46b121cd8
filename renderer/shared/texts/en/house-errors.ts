import type { ErrorText } from '../error-text.ts';

const unchanged = 'Nothing was changed.';

/** Doors, teams, backups. */
export const houseErrors = {
  METHOD_NOT_ALLOWED: {
    what: 'This address cannot be used in this way.',
    safe: unchanged,
    todo: 'Load the page again. If that does not help, tell your administrator.',
  },
  SETUP_ELSEWHERE: {
    what: 'The first administrator is set up on the server itself, not from another machine.',
    safe: unchanged,
    todo: 'Open the address of Kapocs on the server, or ask whoever runs it.',
  },
  FILE_ELSEWHERE: {
    what: 'This file lies on another server of the team.',
    safe: 'The file is there.',
    todo: 'Ask for the report again, or open Kapocs on the server that wrote it.',
  },
  BACKUP_UNUSABLE: {
    what: 'This copy cannot be restored: it is damaged, made under another key, or by a newer program.',
    safe: 'The present data are untouched.',
    todo: 'Choose another copy.',
  },
  RESTORE_BY_HAND: {
    what: 'On PostgreSQL a copy is restored by the administrator of the database, not by the program.',
    safe: unchanged,
    todo: 'The steps are in the chapter “Backup, restore” of the documentation.',
  },
  TLS_UNUSABLE: {
    what: 'The TLS certificate or its key cannot be read, or they do not belong together.',
    safe: unchanged,
    todo: 'Look at the two files and their permissions.',
  },
} satisfies Record<string, ErrorText>;
