const kept = 'No client data was changed.';

/** Why a list could not be taken in. */
export const fileErrors = {
  FILE_EMPTY: { what: 'The file is empty.', safe: kept, todo: 'Ask for the list again.' },
  FILE_NOT_SPREADSHEET: {
    what: 'This is neither a spreadsheet nor a text list.',
    safe: kept,
    todo: 'Choose an .xlsx or .csv file.',
  },
  FILE_PASSWORD_PROTECTED: {
    what: 'The file is protected by a password.',
    safe: kept,
    todo: 'Save it without one and load that.',
  },
  FILE_CUT_OFF: { what: 'The end of the file is missing.', safe: kept, todo: 'Download it or ask for it again.' },
  FILE_DAMAGED: {
    what: 'The file is damaged inside.',
    safe: kept,
    todo: 'Open it in Excel and save it again as .xlsx.',
  },
  FILE_TOO_LARGE: { what: 'The file is larger than allowed.', safe: kept, todo: 'Split it into smaller lists.' },
  FILE_TOO_SLOW: {
    what: 'Opening this file would take too long.',
    safe: kept,
    todo: 'Save it again as .xlsx without sheets you do not need.',
  },
  FILE_GONE: { what: 'The file of this list is no longer kept.', safe: kept, todo: 'Load the list again.' },
  FILE_TOO_MUCH_MEMORY: {
    what: 'Reading this file would need too much memory.',
    safe: kept,
    todo: 'Save it as .xlsx.',
  },
  FILE_BOMB: {
    what: 'Unpacked, the file would be many times what it seems to be.',
    safe: kept,
    todo: 'Check where it comes from.',
  },
  FILE_UNSAFE_NAMES: {
    what: 'The file holds parts with names that are not allowed.',
    safe: kept,
    todo: 'Check where it comes from.',
  },
  FILE_NESTED_ARCHIVE: {
    what: 'Another file is packed inside this one.',
    safe: kept,
    todo: 'Save the list on its own.',
  },
  FILE_MACRO: { what: 'The file holds a macro.', safe: kept, todo: 'Save it as .xlsx, without macros.' },
  FILE_EXTERNAL_LINKS: {
    what: 'The file is linked to other files.',
    safe: kept,
    todo: 'Break the links in Excel and save it again.',
  },
  FILE_ENTITIES: { what: 'The file holds a description no list needs.', safe: kept, todo: 'Save it again from Excel.' },
  FILE_TOO_MANY_ROWS: { what: 'The list has more rows than fit on a worksheet.', safe: kept, todo: 'Split it.' },
  FILE_TOO_MANY_COLUMNS: {
    what: 'The list has more columns than allowed.',
    safe: kept,
    todo: 'Delete those not needed.',
  },
  FILE_CELL_TOO_LONG: { what: 'One of the cells is too long.', safe: kept, todo: 'Shorten it and save again.' },
  FILE_NO_ROWS: {
    what: 'There is not a single filled row in the file.',
    safe: kept,
    todo: 'See if it holds the right sheet.',
  },
  FILE_UNREADABLE: {
    what: 'The file cannot be opened: another program holds it, or its rights forbid it.',
    safe: kept,
    todo: 'Close it in the other program, or allow it to be read; it is tried again by itself.',
  },
};
