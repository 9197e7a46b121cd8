/**
 * The closed list of what can go wrong, with the HTTP status and a neutral English sentence.
 * Screens choose their own wording by code; programs that call the API read this one.
 */
export const errors = {
  INPUT_INVALID: [400, 'Some of the values sent are not acceptable.'],
  REQUEST_MALFORMED: [400, 'This is not a request the program can read.'],
  JSON_INVALID: [400, 'The body is not valid JSON.'],
  SIGN_IN_NEEDED: [401, 'Sign in first.'],
  CREDENTIALS_WRONG: [401, 'User name or password is wrong.'],
  SESSION_EXPIRED: [401, 'The session has ended; start again.'],
  NOT_ALLOWED: [403, 'Your role does not permit this.'],
  ORIGIN_REFUSED: [403, 'The request does not come from this program’s own pages.'],
  LAUNCH_REFUSED: [403, 'Only the desktop window may use this door.'],
  NOT_FOUND: [404, 'There is no such thing, or it is not yours to see.'],
  METHOD_NOT_ALLOWED: [405, 'This address does not know that method.'],
  HOST_REFUSED: [421, 'This address is not served here.'],
  MEDIA_TYPE: [415, 'Send JSON, or a file where a file is expected.'],
  BODY_TOO_LARGE: [413, 'The body is larger than allowed here.'],
  TOO_MANY_REQUESTS: [429, 'Too many requests; wait a little.'],
  CONFLICT: [409, 'Somebody else changed this meanwhile; look again.'],
  STATE_WRONG: [409, 'This cannot be done in the present state.'],
  SETUP_NEEDED: [409, 'Set up the first administrator first.'],
  SETUP_ELSEWHERE: [403, 'The first administrator is set up on the server itself, not from another machine.'],
  SETUP_DONE: [409, 'The first administrator already exists.'],
  COHORT_NEEDED: [409, 'Say which renewal period the list belongs to; make one with a deadline if there is none.'],
  INSURER_NEEDED: [409, 'Say which insurer this belongs to.'],
  USERNAME_TAKEN: [409, 'This user name is taken.'],
  PASSWORD_POLICY: [400, 'The password does not meet the rules.'],
  CURSOR_INVALID: [400, 'The cursor does not belong to this list.'],
  IMPORT_BUSY: [409, 'Another list of this insurer is being applied or undone; wait for it.'],
  DISK_FULL: [507, 'The disk is full; make room and try again. Nothing was changed.'],
  DATABASE_BUSY: [503, 'The database is busy; try again.'],
  FILE_ELSEWHERE: [409, 'This file lies on another server of the team; fetch it there or ask for it again.'],
  RESTORE_BY_HAND: [
    409,
    'On PostgreSQL a copy is restored by the administrator of the database; see docs/en/backup.md.',
  ],
  BACKUP_UNUSABLE: [409, 'This copy cannot be restored: damaged, under another key, or made by a newer program.'],
  BACKUP_FAILED: [500, 'The backup could not be made; nothing else was done.'],
  INTERNAL: [500, 'Something went wrong inside; the cause is in the log.'],
  // the client door
  ACCOUNT_OR_MOBILE_MISMATCH: [422, 'No account to be registered has this number and mobile.'],
  ALREADY_REGISTERED: [409, 'This account is registered already; log in.'],
  SMS_NOT_DELIVERABLE: [422, 'No SMS can be sent to the number given with the contract.'],
  CODE_LENGTH: [422, 'Type only the last five characters.'],
  CODE_INCORRECT: [422, 'These are not the last five characters.'],
  CODE_EXPIRED: [422, 'The code is over its time; ask for another.'],
  TOO_MANY_ATTEMPTS: [422, 'The code was typed wrong too often; ask for another.'],
  RESEND_TOO_SOON: [429, 'Wait a minute before asking for another code.'],
  RESEND_LIMIT: [429, 'No further code may be sent for now.'],
  EMAIL_INVALID: [422, 'This is not an e-mail address.'],
  EMAIL_TAKEN: [409, 'Somebody logs in with this address already.'],
  DECLARATION_REQUIRED: [422, 'Every mandatory declaration must be accepted.'],
  PASSWORDS_DIFFER: [422, 'The two passwords differ.'],
  STEP_OUT_OF_ORDER: [409, 'Another step comes first.'],
  LOCKED: [423, 'The log-in is locked; set a new password by the mailed link.'],
  SECURITY_CODE_NEEDED: [401, 'Copy the security code from the picture too.'],
  SECURITY_CODE_WRONG: [401, 'The security code does not match the picture.'],
  MUST_CHANGE: [403, 'Change the initial password first.'],
  PASSWORD_EXPIRED: [403, 'The password is over its year; set a new one by the mailed link.'],
  PASSWORD_SAME: [422, 'The new password must differ from the present one.'],
  DEREG_NOT_ALLOWED: [409, 'Some contracts of this mailbox are neither ended nor by post.'],
  EVENT_DIFFERS: [409, 'An event with this identifier was told before, with other content.'],
  CLIENT_ERASED: [409, 'This client was erased; nothing is taken in of them again.'],
  CONTRACT_UNKNOWN: [404, 'No contract has this number; tell of it first.'],
  LAST_DECLARATION: [409, 'At least one mandatory declaration must stay.'],
  LEGACY_MAIL_OVER: [409, 'Encrypted attachments have ended for this product and cannot be taken up again.'],
  FILE_NOT_PDF: [422, 'The document is not a PDF.'],
  FILE_NOT_PHOTO: [422, 'Only photos are taken here: JPEG, PNG or WebP.'],
  TOO_MANY_FILES: [409, 'No further file can be added to this.'],
  NOT_ACTIVE: [403, 'Confirm the activation code first.'],
  LINK_INVALID: [422, 'The link was used or is over its time; ask for another.'],
  // lists that cannot be taken in, and files in general
  FILE_EMPTY: [422, 'The file is empty.'],
  FILE_NOT_SPREADSHEET: [422, 'This is not a spreadsheet or a text list.'],
  FILE_PASSWORD_PROTECTED: [422, 'The file is protected by a password; save it without one.'],
  FILE_CUT_OFF: [422, 'The end of the file is missing; fetch it again.'],
  FILE_DAMAGED: [422, 'The file is damaged inside; save it again as .xlsx.'],
  FILE_TOO_LARGE: [413, 'The file is larger than allowed.'],
  FILE_TOO_MUCH_MEMORY: [422, 'Reading this file would need too much memory; save it as .xlsx.'],
  FILE_TOO_SLOW: [422, 'Reading this file takes too long; save it as .xlsx.'],
  FILE_BOMB: [422, 'The file would unpack to far more than it seems to hold.'],
  FILE_UNSAFE_NAMES: [422, 'The file holds parts with names that are not acceptable.'],
  FILE_NESTED_ARCHIVE: [422, 'The file holds another archive or workbook inside.'],
  FILE_MACRO: [422, 'The file holds macros; save it as .xlsx.'],
  FILE_EXTERNAL_LINKS: [422, 'The file is linked to other files; break the links and save it again.'],
  FILE_ENTITIES: [422, 'The file holds XML entities, which no list needs.'],
  FILE_TOO_MANY_ROWS: [422, 'The list has more rows than a worksheet can hold.'],
  FILE_TOO_MANY_COLUMNS: [422, 'The list has more columns than allowed.'],
  FILE_CELL_TOO_LONG: [422, 'A cell holds more text than a worksheet cell can.'],
  FILE_NO_ROWS: [422, 'There is not a single filled row in the file.'],
  FILE_UNREADABLE: [422, 'The file cannot be opened; another program may hold it, or its rights forbid it.'],
  // messages
  TEMPLATE_FAULT: [422, 'The text cannot be rendered; its marks are not in order.'],
  TEMPLATE_FIELD_UNKNOWN: [422, 'The text uses a field that does not exist.'],
  TEMPLATE_TOO_SLOW: [422, 'The text takes too long to render.'],
  APPROVAL_NEEDED: [409, 'So many recipients need the approval of a second administrator.'],
  SECOND_PERSON_NEEDED: [403, 'Another person must approve this.'],
  CLIENT_RESTRICTED: [409, 'The data of this client may only be kept at present; lift the restriction first.'],
  CONSENT_NEEDED: [409, 'Advertising needs recorded consent; there is none.'],
  ADDRESSES_BAD: [409, 'Too many of those meant have an address known to be bad; clean the addresses first.'],
  AUDIENCE_EMPTY: [409, 'Nobody would get this message.'],
  TRIAL_ONLY: [409, 'In training only the trial gateway sends.'],
  SECRET_AGAIN: [422, 'The password kept is for another server; give it again.'],
  BALANCE_NOT_TOLD: [409, 'This gateway does not tell what is left.'],
  GATEWAY_NOT_SAFE: [422, 'A password would travel in clear; choose TLS or STARTTLS.'],
  SECRET_MESSAGE: [409, 'Codes and passwords are not sent again; ask for a new one.'],
  // calls
  NOT_TO_BE_CALLED: [409, 'This client is not to be called now.'],
  LEASE_LOST: [409, 'This client is not in your hands any more.'],
  CALLBACK_OUTSIDE_HOURS: [422, 'Nobody is called at that time.'],
  FILE_GONE: [410, 'The file of this list is no longer kept.'],
  // start-up refusals
  KEY_WRONG: [500, 'The key does not open this database; nothing was changed.'],
  KEY_MISSING: [500, 'The key of this database is missing; nothing was changed.'],
  KEY_UNREACHABLE: [500, 'The key file can be neither read nor written; nothing was changed.'],
  DATABASE_NEWER: [500, 'The database was made by a newer Kapocs; nothing was changed.'],
  DATABASE_UNREACHABLE: [503, 'The database server cannot be reached.'],
  FOLDER_UNWRITABLE: [500, 'The data folder cannot be written.'],
  FOLDER_IN_USE: [500, 'Another Kapocs is using this data folder; close it, or name another folder with --data.'],
  FOLDER_NOT_EMPTY: [500, 'A demo needs an empty data folder; name another with --data, or start without --demo.'],
  TLS_UNUSABLE: [500, 'The TLS certificate or its key cannot be read, or they do not belong together.'],
  PORT_REFUSED: [500, 'The port cannot be opened; name another with --port or --portal-port.'],
} as const satisfies Record<string, readonly [status: number, message: string]>;

export type ErrorCode = keyof typeof errors;
export type ErrorDetails = Record<string, unknown>;

/** The one error the business throws: a code of the closed list, and details free of personal data. */
export class KapocsError extends Error {
  readonly code: ErrorCode;
  readonly details: ErrorDetails;

  constructor(code: ErrorCode, details: ErrorDetails = {}, cause?: unknown) {
    super(errors[code][1], cause === undefined ? undefined : { cause });
    this.name = 'KapocsError';
    this.code = code;
    this.details = details;
  }

  get status(): number {
    return errors[this.code][0];
  }
}

/** The folder, file, port or server a refusal of the start speaks of. */
export function placeOf(details: ErrorDetails): string | null {
  const place = details['folder'] ?? details['file'] ?? details['port'] ?? details['server'];
  return typeof place === 'string' || typeof place === 'number' ? String(place) : null;
}

/** Why the program did not start, in the one line for stderr. */
export function refusalLine({ code, message, details }: KapocsError): string {
  const place = placeOf(details);
  return `${message} (${place === null ? code : `${code}: ${place}`})`;
}

export const isErrorCode = (code: string): code is ErrorCode => Object.hasOwn(errors, code);
